import type { MultiPolygon, Polygon, Position } from 'geojson'

const metresPerDegreeOfLatitude = 111_320

/**
 * The same shape with fewer corners, nowhere further than `toleranceM` from the old one: for drawing while it changes
 * many times a second, never for counting. Holes and islands smaller than that go.
 */
export function straighten<T extends Polygon | MultiPolygon>(shape: T, toleranceM: number): T {
  const polygon = (rings: readonly Position[][]): Position[][] =>
    rings.map((ring) => straightenRing(ring, toleranceM)).filter((ring) => ring.length > 3)
  if (shape.type === 'Polygon') return { ...shape, coordinates: polygon(shape.coordinates) }
  const coordinates = shape.coordinates.map(polygon).filter((rings) => rings.length > 0)
  return { ...shape, coordinates }
}

/** Douglas–Peucker on the two halves of a closed ring. */
function straightenRing(ring: readonly Position[], toleranceM: number): Position[] {
  const last = ring.length - 1
  const [lon0 = 0, lat0 = 0] = ring[0] ?? []
  const north = metresPerDegreeOfLatitude
  const east = north * Math.cos((lat0 * Math.PI) / 180)
  const x = Float64Array.from(ring, ([lon = 0]) => (lon - lon0) * east)
  const y = Float64Array.from(ring, ([, lat = 0]) => (lat - lat0) * north)
  let opposite = 0
  for (let i = 1; i < last; i++)
    if (Math.hypot(at(x, i), at(y, i)) > Math.hypot(at(x, opposite), at(y, opposite))) opposite = i
  const kept = new Uint8Array(ring.length)
  kept[0] = kept[opposite] = kept[last] = 1
  const open: [number, number][] = [
    [0, opposite],
    [opposite, last],
  ]
  for (let run = open.pop(); run !== undefined; run = open.pop()) {
    const worst = farthestFrom(x, y, run[0], run[1], toleranceM)
    if (worst === null) continue
    kept[worst] = 1
    open.push([run[0], worst], [worst, run[1]])
  }
  return ring.filter((_, i) => kept[i] === 1)
}

/** The corner between two others that lies farthest from their line; null where none is beyond the tolerance. */
function farthestFrom(
  x: Float64Array,
  y: Float64Array,
  from: number,
  to: number,
  toleranceM: number,
): number | null {
  const [dx, dy] = [at(x, to) - at(x, from), at(y, to) - at(y, from)]
  const length2 = dx * dx + dy * dy
  let worst: number | null = null
  let worstM = toleranceM
  for (let i = from + 1; i < to; i++) {
    const [px, py] = [at(x, i) - at(x, from), at(y, i) - at(y, from)]
    const along = length2 === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length2))
    const metres = Math.hypot(px - along * dx, py - along * dy)
    if (metres > worstM) {
      worst = i
      worstM = metres
    }
  }
  return worst
}

const at = (column: Float64Array, index: number): number => column[index] ?? 0
