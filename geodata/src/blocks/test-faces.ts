import type { FaceMesh } from '../partition/face-mesh.ts'
import { LatticePoints } from '../partition/lattice-points.ts'
import { type FaceMeasures, measureFaces } from './face-measures.ts'

/** Lattice steps that count as one metre here. */
export const METRE = { east: 1, north: 1 }

const sums = (sizes: readonly number[]): number[] =>
  sizes.reduce((all, size) => [...all, (all.at(-1) ?? 0) + size], [0])

/**
 * Rectangular faces as a mesh, numbered row by row: `widths` of the columns and `heights` of the rows in metres.
 * `rank` gives the line between two faces.
 */
export const faceGrid = (
  widths: readonly number[],
  heights: readonly number[],
  rank: (low: number, high: number) => number,
): FaceMesh => {
  const points = new LatticePoints()
  const xs = sums(widths)
  const ys = sums(heights)
  const mesh = { from: [] as number[], to: [] as number[], rank: [] as number[] }
  const sides = { left: [] as number[], right: [] as number[] }
  const face = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= widths.length || row >= heights.length
      ? -1
      : row * widths.length + column
  const push = (from: number, to: number, left: number, right: number): void => {
    mesh.from.push(from)
    mesh.to.push(to)
    mesh.rank.push(left < 0 || right < 0 ? 0 : rank(Math.min(left, right), Math.max(left, right)))
    sides.left.push(left)
    sides.right.push(right)
  }
  const at = (column: number, row: number): number => points.add(xs[column] ?? 0, ys[row] ?? 0)
  for (let row = 0; row <= heights.length; row++) {
    for (let column = 0; column <= widths.length; column++) {
      if (column < widths.length) {
        push(at(column, row), at(column + 1, row), face(column, row), face(column, row - 1))
      }
      if (row < heights.length)
        push(at(column, row), at(column, row + 1), face(column - 1, row), face(column, row))
    }
  }
  return { points, ...mesh, ...sides, faceCount: widths.length * heights.length }
}

export const measureGrid = (...given: Parameters<typeof faceGrid>): FaceMeasures =>
  measureFaces(faceGrid(...given), METRE)
