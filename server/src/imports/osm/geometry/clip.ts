import type { Position } from 'geojson'
import type { Bbox } from '../osm-data.ts'

export const boxContains = ([west, south, east, north]: Bbox, x: number, y: number): boolean =>
  x >= west && x <= east && y >= south && y <= north

export const boxRing = ([west, south, east, north]: Bbox): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

/** The pieces of a line inside the box (Liang–Barsky on each segment). */
export const clipLine = (line: readonly Position[], box: Bbox): Position[][] => {
  const pieces: Position[][] = []
  let piece: Position[] = []
  for (let i = 0; i + 1 < line.length; i++) {
    const a = line[i] as Position
    const b = line[i + 1] as Position
    const part = clipSegment(a, b, box)
    if (part === null) {
      if (piece.length > 1) pieces.push(piece)
      piece = []
      continue
    }
    const [from, to] = part
    if (piece.length === 0) piece.push(from)
    piece.push(to)
    if (to !== b) {
      pieces.push(piece)
      piece = []
    }
  }
  if (piece.length > 1) pieces.push(piece)
  return pieces
}

const clipSegment = (a: Position, b: Position, box: Bbox): [Position, Position] | null => {
  const [ax, ay] = a as [number, number]
  const [bx, by] = b as [number, number]
  const dx = bx - ax
  const dy = by - ay
  const [west, south, east, north] = box
  let enter = 0
  let leave = 1
  for (const [p, q] of [
    [-dx, ax - west],
    [dx, east - ax],
    [-dy, ay - south],
    [dy, north - ay],
  ] as const) {
    if (p === 0 && q < 0) return null
    if (p < 0) enter = Math.max(enter, q / p)
    if (p > 0) leave = Math.min(leave, q / p)
  }
  if (enter >= leave) return null
  return [
    enter === 0 ? a : [ax + enter * dx, ay + enter * dy],
    leave === 1 ? b : [ax + leave * dx, ay + leave * dy],
  ]
}

/** The part of a closed ring inside the box (Sutherland–Hodgman); null where nothing is left. */
export const clipRing = (ring: readonly Position[], box: Bbox): Position[] | null => {
  const [west, south, east, north] = box
  let points = ring.slice(0, -1)
  const sides: readonly [axis: 0 | 1, limit: number, sign: 1 | -1][] = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ]
  for (const [axis, limit, sign] of sides) {
    const kept: Position[] = []
    for (let i = 0; i < points.length; i++) {
      const a = points[(i + points.length - 1) % points.length] as Position
      const b = points[i] as Position
      const inA = ((a[axis] as number) - limit) * sign >= 0
      const inB = ((b[axis] as number) - limit) * sign >= 0
      if (inA !== inB) kept.push(crossing(a, b, axis, limit))
      if (inB) kept.push(b)
    }
    points = kept
    if (points.length < 3) return null
  }
  return [...points, points[0] as Position]
}

const crossing = (a: Position, b: Position, axis: 0 | 1, limit: number): Position => {
  const share = (limit - (a[axis] as number)) / ((b[axis] as number) - (a[axis] as number))
  const other = axis === 0 ? 1 : 0
  const value = (a[other] as number) + share * ((b[other] as number) - (a[other] as number))
  return axis === 0 ? [limit, value] : [value, limit]
}
