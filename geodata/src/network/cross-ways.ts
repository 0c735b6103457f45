import { CELL_UNITS, UNITS_PER_M } from './area-plane.ts'
import { type CellVertices, NEAR_CROSSING, ON_CROSSING } from './cell-vertices.ts'
import type { Stretches } from './stretches.ts'
import { crosses, sideOf, vertexOn } from './unit-points.ts'

/** Around a place that two ways share without being joined, each way has its own value again after this much. */
const PINCH_UNITS = UNITS_PER_M
/** More splits than any real crossing of ways asks for; a guard against going round in circles. */
const MAX_SPLITS = 2000

/**
 * Splits stretches wherever they cross or touch without being joined, so that they meet in vertices only. The lower value
 * wins there, and each way has its own back close by.
 */
export const splitWhereCrossing = (vertices: CellVertices, stretches: Stretches): void => {
  splitCrossings(vertices, stretches)
  pinch(vertices, stretches)
  // Near a sharp crossing a new vertex may have moved one way over the other.
  splitCrossings(vertices, stretches)
}

const splitCrossings = (vertices: CellVertices, stretches: Stretches): void => {
  for (let splits = 0; splits < MAX_SPLITS && splitOnce(vertices, stretches); splits += 1);
}

/** Splits at one place where a stretch meets another or a vertex; false where none does. */
const splitOnce = (vertices: CellVertices, stretches: Stretches): boolean => {
  const { a, b } = stretches
  for (let s = 0; s < stretches.count; s += 1) {
    const through = vertexOn(vertices, a[s] as number, b[s] as number, 4)
    if (through >= 0) {
      split(vertices, stretches, s, through)
      return true
    }
    for (let t = 0; t < s; t += 1) {
      if (!crosses(vertices, a[s] as number, b[s] as number, a[t] as number, b[t] as number)) continue
      const vertex = meet(vertices, stretches, s, t)
      const cutFirst = vertex !== a[s] && vertex !== b[s]
      const cutSecond = vertex !== a[t] && vertex !== b[t]
      if (cutFirst) split(vertices, stretches, s, vertex)
      if (cutSecond) split(vertices, stretches, t, vertex)
      if (cutFirst || cutSecond) return true
    }
  }
  return false
}

const split = (vertices: CellVertices, stretches: Stretches, s: number, vertex: number): void => {
  const { aValue, bValue } = stretches
  const from = aValue[s] as number
  const value = from + ((bValue[s] as number) - from) * stretches.shareAt(vertices, s, vertex)
  vertices.shared[vertex] = 1
  vertices.lower(vertex, value)
  stretches.split(s, vertex, value)
}

/** The vertex where two stretches cross, on the nearest whole unit inside the cell. */
const meet = (vertices: CellVertices, stretches: Stretches, s: number, t: number): number => {
  const { x, y } = vertices
  const a = stretches.a[s] as number
  const b = stretches.b[s] as number
  const c = stretches.a[t] as number
  const d = stretches.b[t] as number
  const sideA = sideOf(vertices, c, d, a)
  const share = sideA / (sideA - sideOf(vertices, c, d, b))
  return vertices.place(
    inside((x[a] as number) + share * ((x[b] as number) - (x[a] as number))),
    inside((y[a] as number) + share * ((y[b] as number) - (y[a] as number))),
    ON_CROSSING,
    Infinity,
  )
}

const inside = (units: number): number => Math.min(CELL_UNITS - 1, Math.max(1, Math.round(units)))

/** Gives each way its own value back close to a shared place. */
const pinch = (vertices: CellVertices, stretches: Stretches): void => {
  const count = stretches.count
  for (let s = 0; s < count; s += 1) {
    const end = stretches.b[s] as number
    if (vertices.shared[stretches.a[s] as number] === 1) pinchNear(vertices, stretches, s, true)
    // Where the start was pinched, the stretch that kept the end is the last.
    const rest = stretches.b[s] === end ? s : stretches.count - 1
    if (vertices.shared[end] === 1) pinchNear(vertices, stretches, rest, false)
  }
}

const pinchNear = (vertices: CellVertices, stretches: Stretches, s: number, atStart: boolean): void => {
  const a = stretches.a[s] as number
  const b = stretches.b[s] as number
  const ax = vertices.x[a] as number
  const ay = vertices.y[a] as number
  const dx = (vertices.x[b] as number) - ax
  const dy = (vertices.y[b] as number) - ay
  const length = Math.hypot(dx, dy)
  if (length < PINCH_UNITS / 16) return
  const near = Math.min(0.5, PINCH_UNITS / length)
  const share = atStart ? near : 1 - near
  const x = Math.round(ax + share * dx)
  const y = Math.round(ay + share * dy)
  if (x <= 0 || y <= 0 || x >= CELL_UNITS || y >= CELL_UNITS) return
  const from = stretches.aValue[s] as number
  const value = from + share * ((stretches.bValue[s] as number) - from)
  const vertex = vertices.place(x, y, NEAR_CROSSING, value)
  if (vertex !== a && vertex !== b) stretches.split(s, vertex, value)
}
