import Flatbush from 'flatbush'
import type { Polygon, Position } from 'geojson'
import { toLattice } from '../crs/lattice.ts'
import type { GridCode } from '../model/ids.ts'
import { orientation } from '../partition/orientation.ts'

/** Which basic grid a place belongs to under a plan. None is ever dropped: the last two are listed to be settled. */
export type Placement =
  | { readonly kind: 'owned'; readonly basicCode: GridCode }
  /** On the border between grids (or, in a broken plan, inside several): all that touch it, in order of code. */
  | { readonly kind: 'double-owned'; readonly candidates: readonly GridCode[] }
  | { readonly kind: 'unowned' }

export interface PlacingGrid {
  readonly code: GridCode
  readonly geometry: Polygon
}

/** Rings one after another; closed, in lattice steps: x, y, x, y, … */
type StepRings = readonly Float64Array[]

const stepRings = ({ coordinates }: Polygon): StepRings =>
  coordinates.map((ring) =>
    Float64Array.from(ring.flatMap(([lon = 0, lat = 0]) => [toLattice(lon), toLattice(lat)])),
  )

/** Whether a point lies inside the rings (1), on one of them (0), or outside (−1); exact. */
const sideOf = (rings: StepRings, x: number, y: number): 1 | 0 | -1 => {
  let inside = false
  for (const ring of rings) {
    for (let i = 2; i < ring.length; i += 2) {
      const ax = ring[i - 2] as number
      const ay = ring[i - 1] as number
      const bx = ring[i] as number
      const by = ring[i + 1] as number
      if ((ay > y && by > y) || (ay < y && by < y)) continue
      const side = orientation(ax, ay, bx, by, x, y)
      if (side === 0 && Math.min(ax, bx) <= x && x <= Math.max(ax, bx)) return 0
      if (ay > y !== by > y && side > 0 === by > ay) inside = !inside
    }
  }
  return inside ? 1 : -1
}

/**
 * A function that places positions (degrees, WGS 84) among the basic grids of a plan, or of several streets' plans.
 * The position is first moved to the lattice of 1e-7° that the grids' corners lie on; from there on all is exact. A
 * grid has its border: a place on the outer edge of the street, with one grid beside it, is that grid's.
 */
export const requestPlacer = (grids: readonly PlacingGrid[]): ((position: Position) => Placement) => {
  const rings = grids.map(({ geometry }) => stepRings(geometry))
  const boxes = boxesOf(rings)
  return ([lon = Number.NaN, lat = Number.NaN]) => {
    const x = toLattice(lon)
    const y = toLattice(lat)
    const touched = boxes === null ? [] : boxes.search(x, y, x, y)
    const owners = touched
      .filter((grid) => sideOf(rings[grid] as StepRings, x, y) >= 0)
      .map((grid) => (grids[grid] as PlacingGrid).code)
    const [basicCode] = owners
    if (basicCode === undefined) return { kind: 'unowned' }
    if (owners.length === 1) return { kind: 'owned', basicCode }
    return { kind: 'double-owned', candidates: owners.toSorted((a, b) => (a < b ? -1 : 1)) }
  }
}

const boxesOf = (grids: readonly StepRings[]): Flatbush | null => {
  if (grids.length === 0) return null
  const boxes = new Flatbush(grids.length)
  for (const rings of grids) {
    const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number]
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        box[0] = Math.min(box[0], ring[i] as number)
        box[1] = Math.min(box[1], ring[i + 1] as number)
        box[2] = Math.max(box[2], ring[i] as number)
        box[3] = Math.max(box[3], ring[i + 1] as number)
      }
    }
    boxes.add(...box)
  }
  boxes.finish()
  return boxes
}
