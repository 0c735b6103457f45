import { noiseAt } from './noise.ts'
import { leftOf, turned, type Vec } from './vec.ts'

/** The way streets run at a place: a unit vector, roughly eastward. Smooth, so streets curve together. */
export type StreetField = (p: Vec) => Vec

/** Half of each bank has a grain of its own; alleys of the old town wind more. */
export const streetField =
  (seed: number, bankOf: (p: Vec) => number, windingAt: (p: Vec) => number): StreetField =>
  (p) => {
    const grain = 0.062 * bankOf(p) + 0.075 * noiseAt(seed, p, 820) + 0.03 * noiseAt(seed + 1, p, 260)
    const winding = windingAt(p)
    return turned(
      [1, 0],
      grain + winding * (0.2 * noiseAt(seed + 2, p, 70) + 0.12 * noiseAt(seed + 3, p, 31)),
    )
  }

/** A path that follows the field (or runs across it) both ways from a point until it is surely outside. */
export const tracePath = (
  field: StreetField,
  seedPoint: Vec,
  acrossField: boolean,
  stepM: number,
  reachM: number,
): { path: Vec[]; middle: number } => {
  const run = (sign: number): Vec[] => {
    const points: Vec[] = []
    let p = seedPoint
    for (let done = 0; done < reachM; done += stepM) {
      const u = field(p)
      const d = acrossField ? leftOf(u) : u
      p = [p[0] + d[0] * stepM * sign, p[1] + d[1] * stepM * sign]
      points.push(p)
    }
    return points
  }
  const behind = run(-1).toReversed()
  return { path: [...behind, seedPoint, ...run(1)], middle: behind.length }
}
