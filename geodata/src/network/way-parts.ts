import type { AreaPlane } from './area-plane.ts'
import { longerFloats } from './longer.ts'
import type { WalkNetwork } from './walk-network.ts'

/** Numbers a part has in `WayParts.values`. */
export const PART_SIZE = 6

/** Parts of the straight segments that ways are made of, in the plane. */
export class WayParts {
  count = 0
  /**
   * Six numbers a part: x, y of the segment's two ends, and the shares of it that the part begins and ends at. The whole
   * segment is kept, so that a part and a larger part agree bit for bit wherever both have the same nearest point.
   */
  values = new Float64Array(PART_SIZE * 512)
  readonly #network: WalkNetwork
  readonly #plane: AreaPlane

  constructor(network: WalkNetwork, plane: AreaPlane) {
    this.#network = network
    this.#plane = plane
  }

  push(ax: number, ay: number, bx: number, by: number, from: number, to: number): void {
    const at = PART_SIZE * this.count++
    if (at === this.values.length) this.values = longerFloats(this.values)
    const { values } = this
    values[at] = ax
    values[at + 1] = ay
    values[at + 2] = bx
    values[at + 3] = by
    values[at + 4] = from
    values[at + 5] = to
  }

  /** Adds what of an edge lies between two distances from its start. */
  add(edge: number, startM: number, endM: number): void {
    const { shapeStart, shapeLon, shapeLat, shapeM } = this.#network
    const plane = this.#plane
    const last = (shapeStart[edge + 1] as number) - 1
    for (let point = shapeStart[edge] as number; point < last; point += 1) {
      const aM = shapeM[point] as number
      const bM = shapeM[point + 1] as number
      if (bM <= startM) continue
      if (aM >= endM) break
      const ax = plane.x(shapeLon[point] as number)
      const ay = plane.y(shapeLat[point] as number)
      const bx = plane.x(shapeLon[point + 1] as number)
      const by = plane.y(shapeLat[point + 1] as number)
      if (ax === bx && ay === by) continue
      const from = startM > aM ? (startM - aM) / (bM - aM) : 0
      this.push(ax, ay, bx, by, from, endM < bM ? (endM - aM) / (bM - aM) : 1)
    }
  }
}
