import type { MultiPolygon, Position } from 'geojson'

type Segment = readonly [number, number, number, number]

/** Even–odd over all rings: inside a polygon and outside its holes. */
export const polygonContains = ({ coordinates }: MultiPolygon, [x = 0, y = 0]: Position): boolean => {
  let inside = false
  for (const ring of coordinates.flat()) {
    for (let i = 1; i < ring.length; i += 1) {
      const [ax, ay] = ring[i - 1] as [number, number]
      const [bx, by] = ring[i] as [number, number]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    }
  }
  return inside
}

const segmentsOf = ({ coordinates }: MultiPolygon): Segment[] =>
  coordinates.flat().flatMap((ring) =>
    ring.slice(1).map((end, i): Segment => {
      const [ax, ay] = ring[i] as [number, number]
      const [bx, by] = end as [number, number]
      return [ax, ay, bx, by]
    }),
  )

const side = ([ax, ay, bx, by]: Segment, x: number, y: number): number =>
  (bx - ax) * (y - ay) - (by - ay) * (x - ax)

const cross = (s: Segment, t: Segment): boolean => {
  if (Math.max(s[0], s[2]) < Math.min(t[0], t[2]) || Math.max(t[0], t[2]) < Math.min(s[0], s[2])) return false
  if (Math.max(s[1], s[3]) < Math.min(t[1], t[3]) || Math.max(t[1], t[3]) < Math.min(s[1], s[3])) return false
  return side(s, t[0], t[1]) * side(s, t[2], t[3]) < 0 && side(t, s[0], s[1]) * side(t, s[2], s[3]) < 0
}

/** Pairs of sides of one polygon that cross. */
export const selfCrossings = (polygon: MultiPolygon): number => {
  const segments = segmentsOf(polygon)
  let count = 0
  segments.forEach((s, i) => {
    for (let j = 0; j < i; j += 1) if (cross(s, segments[j] as Segment)) count += 1
  })
  return count
}

/** Whether the inner polygon lies in the outer; common boundaries allowed. */
export const nestsIn = (inner: MultiPolygon, outer: MultiPolygon): boolean => {
  const outerSegments = segmentsOf(outer)
  for (const s of segmentsOf(inner)) {
    if (outerSegments.some((t) => cross(s, t) && !sameLine(s, t))) return false
    if (!polygonContains(outer, [s[0], s[1]]) && !outerSegments.some((t) => onSegment(t, s[0], s[1])))
      return false
  }
  return true
}

/** 1e-12° is a tenth of a micrometre: what is left of the last bits of a double. */
const onSegment = (t: Segment, x: number, y: number): boolean => {
  const length = Math.hypot(t[2] - t[0], t[3] - t[1])
  const share = ((x - t[0]) * (t[2] - t[0]) + (y - t[1]) * (t[3] - t[1])) / (length * length)
  const near = Math.min(1, Math.max(0, share))
  return Math.hypot(x - t[0] - near * (t[2] - t[0]), y - t[1] - near * (t[3] - t[1])) < 1e-12
}

const sameLine = (s: Segment, t: Segment): boolean =>
  (onSegment(t, s[0], s[1]) || onSegment(s, t[0], t[1])) &&
  (onSegment(t, s[2], s[3]) || onSegment(s, t[2], t[3]))

/** Metres from a place to the nearest side of the polygon. */
export const sideDistanceM = (polygon: MultiPolygon, [x = 0, y = 0]: Position): number => {
  const kx = 111_320 * Math.cos((y * Math.PI) / 180)
  const ky = 110_900
  let nearest = Infinity
  for (const [ax, ay, bx, by] of segmentsOf(polygon)) {
    const dx = (bx - ax) * kx
    const dy = (by - ay) * ky
    const px = (x - ax) * kx
    const py = (y - ay) * ky
    const share = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)))
    nearest = Math.min(nearest, Math.hypot(px - share * dx, py - share * dy))
  }
  return nearest
}
