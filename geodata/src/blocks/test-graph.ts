import { AREA_M2, LOAD, MOMENT_R2, MOMENT_X, MOMENT_Y, OUTLINE_M, SUMS } from './region-sums.ts'
import type { RegionEdge, RegionGraph } from './region-graph.ts'

/** Side of a cell in metres. */
export const CELL_M = 100

/**
 * A grid of square cells as a graph, numbered row by row, each with a load of 1 where `load` says nothing else.
 * `costPerM` prices the border between two cells.
 */
export const cellGraph = (
  columns: number,
  rows: number,
  given: { load?: (cell: number) => number; costPerM?: (a: number, b: number) => number } = {},
): RegionGraph => {
  const count = columns * rows
  const sums = new Float64Array(count * SUMS)
  const edges: RegionEdge[] = []
  const edgesOf: number[][] = Array.from({ length: count }, () => [])
  const join = (a: number, b: number): void => {
    edgesOf[a]?.push(edges.length)
    edgesOf[b]?.push(edges.length)
    edges.push({ a, b, lengthM: CELL_M, cost: CELL_M * (given.costPerM?.(a, b) ?? 1) })
  }
  for (let cell = 0; cell < count; cell++) {
    const column = cell % columns
    const x = (column + 0.5) * CELL_M
    const y = (Math.floor(cell / columns) + 0.5) * CELL_M
    const area = CELL_M * CELL_M
    const at = cell * SUMS
    sums[at + LOAD] = given.load?.(cell) ?? 1
    sums[at + AREA_M2] = area
    sums[at + OUTLINE_M] = 4 * CELL_M
    sums[at + MOMENT_X] = area * x
    sums[at + MOMENT_Y] = area * y
    sums[at + MOMENT_R2] = area * (x * x + y * y + area / 6)
    if (column + 1 < columns) join(cell, cell + 1)
    if (cell + columns < count) join(cell, cell + columns)
  }
  return { count, sums, edges, edgesOf }
}

/** The cells of each region, in order. */
export const cellsByRegion = (regionOf: ArrayLike<number>): number[][] => {
  const cells: number[][] = []
  for (let cell = 0; cell < regionOf.length; cell++) {
    const region = regionOf[cell] ?? 0
    cells[region] = [...(cells[region] ?? []), cell]
  }
  return cells
}

/** Whether cells hang together in the graph. */
export const isOnePiece = (graph: RegionGraph, cells: readonly number[]): boolean => {
  const left = new Set(cells.slice(1))
  const open = cells.slice(0, 1)
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const index of graph.edgesOf[at] ?? []) {
      const edge = graph.edges[index]
      for (const next of [edge?.a ?? -1, edge?.b ?? -1]) if (left.delete(next)) open.push(next)
    }
  }
  return left.size === 0
}
