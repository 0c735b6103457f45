import type { FootprintShape } from '../blocks/footprint-shapes.ts'
import { type CornerGrid, rowsIn } from './corner-grid.ts'

/**
 * For each corner of the grid metres to the nearest wall of the shapes, negative inside a shape; at most `reachM`, which
 * is also what stands where no shape is near.
 *
 * Walls are drawn on the corners next to them; from there each corner hands the wall that it knows on to its neighbours,
 * in two sweeps. Distances are true to that wall; rarely a wall that is nearer by a hair is not handed on.
 */
export const wallDistances = (
  grid: CornerGrid,
  shapes: readonly FootprintShape[],
  reachM: number,
): Float64Array => {
  const walls = new Walls(grid, shapes)
  walls.draw()
  walls.sweep()
  const distance = walls.distances(reachM)
  for (const shape of shapes) turnInside(grid, shape, distance)
  return distance
}

class Walls {
  readonly #grid: CornerGrid
  /** From x, from y, along x, along y, 1 / length²; metres from the grid's first corner. */
  readonly #walls: Float64Array
  readonly #count: number
  /** For each corner the nearest wall known, −1 without, and metres² to it. */
  readonly #nearest: Int32Array
  readonly #metres2: Float64Array

  constructor(grid: CornerGrid, shapes: readonly FootprintShape[]) {
    this.#grid = grid
    this.#count = shapes.reduce((sum, { edges }) => sum + edges.length, 0)
    this.#walls = new Float64Array(5 * this.#count)
    const corners = grid.width * grid.height
    this.#nearest = new Int32Array(corners).fill(-1)
    this.#metres2 = new Float64Array(corners).fill(Infinity)
    const { scale, column0, row0, stepX, stepY } = grid
    let at = 0
    for (const { edges } of shapes) {
      for (const [ax, ay, bx, by] of edges) {
        const dx = (bx - ax) * scale.east
        const dy = (by - ay) * scale.north
        this.#walls[at++] = (ax - column0 * stepX) * scale.east
        this.#walls[at++] = (ay - row0 * stepY) * scale.north
        this.#walls[at++] = dx
        this.#walls[at++] = dy
        this.#walls[at++] = 1 / (dx * dx + dy * dy)
      }
    }
  }

  draw(): void {
    const { width, height, scale, stepX, stepY } = this.#grid
    const cellX = stepX * scale.east
    const cellY = stepY * scale.north
    for (let wall = 0; wall < this.#count; wall += 1) {
      const ax = this.#walls[5 * wall] as number
      const ay = this.#walls[5 * wall + 1] as number
      const bx = ax + (this.#walls[5 * wall + 2] as number)
      const by = ay + (this.#walls[5 * wall + 3] as number)
      const left = Math.max(0, Math.floor(Math.min(ax, bx) / cellX))
      const right = Math.min(width - 1, Math.ceil(Math.max(ax, bx) / cellX))
      const bottom = Math.max(0, Math.floor(Math.min(ay, by) / cellY))
      const top = Math.min(height - 1, Math.ceil(Math.max(ay, by) / cellY))
      for (let row = bottom; row <= top; row += 1) {
        for (let column = left; column <= right; column += 1) this.#offer(column, row, wall)
      }
    }
  }

  /** Up and down the grid, and each row both ways. */
  sweep(): void {
    const { width, height } = this.#grid
    for (let row = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1) {
        this.#take(column, row, -1, 0)
        this.#take(column, row, -1, -1)
        this.#take(column, row, 0, -1)
        this.#take(column, row, 1, -1)
      }
      for (let column = width - 2; column >= 0; column -= 1) this.#take(column, row, 1, 0)
    }
    for (let row = height - 1; row >= 0; row -= 1) {
      for (let column = width - 1; column >= 0; column -= 1) {
        this.#take(column, row, 1, 0)
        this.#take(column, row, 1, 1)
        this.#take(column, row, 0, 1)
        this.#take(column, row, -1, 1)
      }
      for (let column = 1; column < width; column += 1) this.#take(column, row, -1, 0)
    }
  }

  #take(column: number, row: number, dColumn: number, dRow: number): void {
    const { width, height } = this.#grid
    const fromColumn = column + dColumn
    const fromRow = row + dRow
    if (fromColumn < 0 || fromColumn >= width || fromRow < 0 || fromRow >= height) return
    const wall = this.#nearest[fromRow * width + fromColumn] as number
    if (wall >= 0 && wall !== this.#nearest[row * width + column]) this.#offer(column, row, wall)
  }

  #offer(column: number, row: number, wall: number): void {
    const { width, scale, stepX, stepY } = this.#grid
    const walls = this.#walls
    const at = 5 * wall
    const dx = walls[at + 2] as number
    const dy = walls[at + 3] as number
    const x = column * stepX * scale.east - (walls[at] as number)
    const y = row * stepY * scale.north - (walls[at + 1] as number)
    const along = (x * dx + y * dy) * (walls[at + 4] as number)
    const share = along < 0 ? 0 : along > 1 ? 1 : along
    const metres2 = (x - share * dx) ** 2 + (y - share * dy) ** 2
    const corner = row * width + column
    if (metres2 >= (this.#metres2[corner] as number)) return
    this.#metres2[corner] = metres2
    this.#nearest[corner] = wall
  }

  distances(reachM: number): Float64Array {
    return this.#metres2.map((metres2) => (metres2 < reachM * reachM ? Math.sqrt(metres2) : reachM))
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
