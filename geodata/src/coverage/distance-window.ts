import type { FootprintShape } from '../blocks/footprint-shapes.ts'
import type { CornerGrid } from './corner-grid.ts'
import { wallDistances } from './wall-distances.ts'

/** Metres from a shape's walls to the corners around it, negative inside: a block of the grid's corners. */
export interface DistanceWindow {
  readonly column: number
  readonly row: number
  readonly width: number
  readonly height: number
  readonly metres: Float32Array
}

/** As far as `reachM`; corners farther off have `reachM`. */
export const distanceWindow = (grid: CornerGrid, shape: FootprintShape, reachM: number): DistanceWindow => {
  const { scale, column0, row0, stepX, stepY } = grid
  const [west, south, east, north] = shape.box
  const first = (steps: number, step: number, perStepM: number, origin: number): number =>
    Math.max(0, Math.ceil((steps - reachM / perStepM) / step) - origin)
  const last = (steps: number, step: number, perStepM: number, origin: number, count: number): number =>
    Math.min(count - 1, Math.floor((steps + reachM / perStepM) / step) - origin)
  const column = first(west, stepX, scale.east, column0)
  const row = first(south, stepY, scale.north, row0)
  const width = Math.max(0, last(east, stepX, scale.east, column0, grid.width) + 1 - column)
  const height = Math.max(0, last(north, stepY, scale.north, row0, grid.height) + 1 - row)
  const own = { ...grid, column0: column0 + column, row0: row0 + row, width, height }
  return { column, row, width, height, metres: Float32Array.from(wallDistances(own, shape, reachM)) }
}

/** The least of the shapes' metres at each corner of the grid; `reachM` where none is near. */
export const leastDistances = (
  { width, height }: CornerGrid,
  windows: Iterable<DistanceWindow>,
  reachM: number,
): Float32Array => {
  const least = new Float32Array(width * height).fill(reachM)
  for (const window of windows) {
    let at = 0
    for (let row = 0; row < window.height; row += 1) {
      let corner = (window.row + row) * width + window.column
      for (const end = corner + window.width; corner < end; corner += 1) {
        const metres = window.metres[at] as number
        if (metres < (least[corner] as number)) least[corner] = metres
        at += 1
      }
    }
  }
  return least
}
