import type { Sides } from './cell-sides.ts'
import type { Stretches } from './stretches.ts'
import { crosses, sideOf, type UnitPoints, vertexOn } from './unit-points.ts'

/**
 * Triangles of a cell with its outline and its stretches as lines, the rest filled with the shortest lines that cross
 * none: whatever the vertices, the most lines that do not cross are a triangulation. Counter-clockwise, three vertices
 * each; triangles around vertices whose neighbours all have values of their own sign are left out.
 */
export const greedyTriangles = (
  points: UnitPoints & { readonly value: Float64Array },
  sides: Sides,
  stretches: Stretches,
): number[] => {
  const { count } = points
  const lines: number[] = []
  const neighbours: number[][] = []
  for (let v = 0; v < count; v += 1) neighbours.push([])
  const draw = (a: number, b: number) => {
    lines.push(a, b)
    ;(neighbours[a] as number[]).push(b)
    ;(neighbours[b] as number[]).push(a)
  }
  let outline = 0
  for (let side = 0; side < 4; side += 1) {
    const along = sides[side] as readonly number[]
    for (let k = 1; k < along.length; k += 1) draw(along[k - 1] as number, along[k] as number)
    outline += along.length - 1
  }
  const drawIfFree = (a: number, b: number) => {
    if (a === b || (neighbours[a] as number[]).includes(b) || vertexOn(points, a, b, 0) >= 0) return
    for (let k = 0; k < lines.length; k += 2) {
      if (crosses(points, a, b, lines[k] as number, lines[k + 1] as number)) return
    }
    draw(a, b)
  }
  for (let s = 0; s < stretches.count; s += 1) drawIfFree(stretches.a[s] as number, stretches.b[s] as number)
  // By Euler's formula; `lines` has two entries a line.
  const enough = 2 * (3 * count - 3 - outline)
  if (lines.length < enough) {
    const order = byPlace(points)
    const pairs = pairsByLength(points, order)
    for (let k = 0; k < pairs.length && lines.length < enough; k += 1) {
      const pair = (pairs[k] as number) % PAIR_SPAN
      drawIfFree(order[Math.floor(pair / VERTEX_SPAN)] as number, order[pair % VERTEX_SPAN] as number)
    }
  }
  return mixedTriangles(points, neighbours)
}

const VERTEX_SPAN = 1024
const PAIR_SPAN = VERTEX_SPAN * VERTEX_SPAN

/** Vertices from south to north, then west to east: ties between lines do not depend on the order of ways. */
const byPlace = ({ count, x, y }: UnitPoints): Int32Array => {
  const order = new Int32Array(count)
  for (let v = 0; v < count; v += 1) order[v] = v
  return order.toSorted((a, b) => (y[a] as number) - (y[b] as number) || (x[a] as number) - (x[b] as number))
}

/** Each pair of vertices as one number that sorts by squared length, then by place. */
const pairsByLength = ({ count, x, y }: UnitPoints, order: Int32Array): Float64Array => {
  const pairs = new Float64Array((count * (count - 1)) / 2)
  let at = 0
  for (let i = 0; i < count; i += 1) {
    const a = order[i] as number
    for (let j = i + 1; j < count; j += 1) {
      const b = order[j] as number
      const dx = (x[b] as number) - (x[a] as number)
      const dy = (y[b] as number) - (y[a] as number)
      pairs[at++] = (dx * dx + dy * dy) * PAIR_SPAN + i * VERTEX_SPAN + j
    }
  }
  return pairs.toSorted()
}

const mixedTriangles = (
  points: UnitPoints & { readonly value: Float64Array },
  neighbours: readonly number[][],
): number[] => {
  const { count, x, y, value } = points
  const triangles: number[] = []
  for (let a = 0; a < count; a += 1) {
    const around = neighbours[a] as number[]
    const inside = (value[a] as number) < 0
    if (around.every((b) => (value[b] as number) < 0 === inside)) continue
    const angles = around.map((b) =>
      Math.atan2((y[b] as number) - (y[a] as number), (x[b] as number) - (x[a] as number)),
    )
    const turned = around.map((_, k) => k).toSorted((j, k) => (angles[j] as number) - (angles[k] as number))
    for (let k = 0; k < turned.length; k += 1) {
      const b = around[turned[k] as number] as number
      const c = around[turned[(k + 1) % turned.length] as number] as number
      // Each mixed triangle is met at every vertex whose neighbours are mixed; written at the lowest such vertex, which
      // all three are.
      if (a < b && a < c && sideOf(points, a, b, c) > 0) triangles.push(a, b, c)
    }
  }
  return triangles
}
