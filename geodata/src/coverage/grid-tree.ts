import type { Grid } from '../model/dataset.ts'
import type { GridCode } from '../model/ids.ts'
import type { PlaceLevel } from '../model/levels.ts'

export type GridNode = Pick<Grid, 'code' | 'level' | 'parentCode'>

/** A street's grids by number: 0 is the street itself, the grids follow in the order given. */
export interface GridTree {
  readonly count: number
  /** null for the street. */
  readonly code: readonly (GridCode | null)[]
  readonly level: readonly PlaceLevel[]
  /** −1 for the street. */
  readonly parent: Int32Array
  /** Number of a grid; −1 for null and for a code that is not in the tree. */
  readonly numberOf: (code: GridCode | null) => number
}

export const STREET = 0

/** Grids whose parent is not among them count to the street directly. */
export const gridTree = (grids: readonly GridNode[]): GridTree => {
  const numbers = new Map<GridCode, number>(grids.map(({ code }, index) => [code, index + 1]))
  const numberOf = (code: GridCode | null): number => (code === null ? -1 : (numbers.get(code) ?? -1))
  return {
    count: grids.length + 1,
    code: [null, ...grids.map(({ code }) => code)],
    level: ['street', ...grids.map(({ level }) => level)],
    parent: Int32Array.of(-1, ...grids.map(({ parentCode }) => Math.max(STREET, numberOf(parentCode)))),
    numberOf,
  }
}

/** The grid's number and those of all it lies in, up to the street; none for −1. */
export const lineage = (tree: GridTree, grid: number): number[] => {
  const line: number[] = []
  for (let at = grid; at >= 0; at = tree.parent[at] ?? -1) line.push(at)
  return line
}

/** Whether `grid` is `ancestor` or lies in it. */
export const liesIn = (tree: GridTree, grid: number, ancestor: number): boolean =>
  lineage(tree, grid).includes(ancestor)

/**
 * Whether a centre is a grid's own: it stands in the grid or serves it. A basic grid has no centre of its own, so its
 * unit's count (P2: one centre for each unit).
 */
export const isOwnCentre = (tree: GridTree, centreGrid: number, grid: number): boolean =>
  liesIn(tree, centreGrid, tree.level[grid] === 'basic' ? (tree.parent[grid] ?? STREET) : grid)
