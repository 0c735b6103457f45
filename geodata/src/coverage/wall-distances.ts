import type { FootprintShape } from '../blocks/footprint-shapes.ts'
import { type CornerGrid, rowsIn } from './corner-grid.ts'

/** For each corner of the grid metres to the shape's nearest wall, negative inside; at most `reachM`. */
export const wallDistances = (grid: CornerGrid, shape: FootprintShape, reachM: number): Float64Array => {
  const distance = new Float64Array(grid.width * grid.height).fill(reachM * reachM)
  for (const edge of shape.edges) drawWall(grid, edge, reachM, distance)
  for (let corner = 0; corner < distance.length; corner += 1) {
    distance[corner] = Math.sqrt(distance[corner] as number)
  }
  turnInside(grid, shape, distance)
  return distance
}

const drawWall = (
  { scale, column0, row0, width, height, stepX, stepY }: CornerGrid,
  [fromX, fromY, toX, toY]: FootprintShape['edges'][number],
  reachM: number,
  squared: Float64Array,
): void => {
  const cellX = stepX * scale.east
  const cellY = stepY * scale.north
  // Metres from the grid's first corner.
  const ax = (fromX - column0 * stepX) * scale.east
  const ay = (fromY - row0 * stepY) * scale.north
  const dx = (toX - fromX) * scale.east
  const dy = (toY - fromY) * scale.north
  const perLength2 = 1 / (dx * dx + dy * dy)
  const left = Math.max(0, Math.ceil((Math.min(ax, ax + dx) - reachM) / cellX))
  const right = Math.min(width - 1, Math.floor((Math.max(ax, ax + dx) + reachM) / cellX))
  const bottom = Math.max(0, Math.ceil((Math.min(ay, ay + dy) - reachM) / cellY))
  const top = Math.min(height - 1, Math.floor((Math.max(ay, ay + dy) + reachM) / cellY))
  for (let row = bottom; row <= top; row += 1) {
    const y = row * cellY - ay
    let x = left * cellX - ax
    for (let corner = row * width + left; corner <= row * width + right; corner += 1) {
      const along = (x * dx + y * dy) * perLength2
      const share = along < 0 ? 0 : along > 1 ? 1 : along
      const awayX = x - share * dx
      const awayY = y - share * dy
      const metres2 = awayX * awayX + awayY * awayY
      if (metres2 < (squared[corner] as number)) squared[corner] = metres2
      x += cellX
    }
  }
}

/** Makes the distances of corners inside the shape negative, row by row between its walls. */
const turnInside = (grid: CornerGrid, shape: FootprintShape, distance: Float64Array): void => {
  const { bottom, top } = rowsIn(grid, shape.box)
  const crossings: number[] = []
  for (let row = bottom; row <= top; row += 1) {
    const y = (grid.row0 + row) * grid.stepY
    crossings.length = 0
    for (const [ax, ay, bx, by] of shape.edges) {
      if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax))
    }
    crossings.sort((a, b) => a - b)
    for (let i = 1; i < crossings.length; i += 2) {
      const left = Math.max(0, Math.ceil((crossings[i - 1] as number) / grid.stepX) - grid.column0)
      const right = Math.min(grid.width - 1, Math.floor((crossings[i] as number) / grid.stepX) - grid.column0)
      for (let column = left; column <= right; column += 1) {
        const corner = row * grid.width + column
        distance[corner] = -Math.abs(distance[corner] as number)
      }
    }
  }
}
