import type { CornerGrid } from './corner-grid.ts'

/** A closed ring in lattice steps, flat, the first place not repeated; the inside on its left. */
export type OutlineRing = number[]

/**
 * Outline of the part of the grid where the field is below 0 (marching squares, straight between corners). Where two
 * opposite corners of a cell are inside, its middle decides whether they belong together. Rings neither cross nor touch.
 * The field must be 0 or more along the grid's border.
 */
export const fieldOutline = (grid: CornerGrid, field: Float64Array): OutlineRing[] => {
  const { width, height } = grid
  const crossings = new Crossings(grid, field)
  for (let row = 0; row + 1 < height; row += 1) {
    for (let column = 0; column + 1 < width; column += 1) {
      const corner = row * width + column
      const bl = field[corner] as number
      const br = field[corner + 1] as number
      const tl = field[corner + width] as number
      const tr = field[corner + width + 1] as number
      const signs = (bl < 0 ? 1 : 0) | (br < 0 ? 2 : 0) | (tr < 0 ? 4 : 0) | (tl < 0 ? 8 : 0)
      if (signs === 0 || signs === 15) continue
      const cases = bl + br + tl + tr < 0 ? joinedCases : apartCases
      for (const [from, to] of cases[signs] ?? []) {
        crossings.join(sideOf(corner, from, width), sideOf(corner, to, width))
      }
    }
  }
  return crossings.rings()
}

type Side = 0 | 1 | 2 | 3

/** Sides count from the bottom counter-clockwise, like the corners that they begin at. */
const segmentsOf = (signs: number, joined: boolean): [Side, Side][] => {
  const leaves: Side[] = []
  const enters: Side[] = []
  for (const side of [0, 1, 2, 3] as const) {
    const begins = (signs >> side) & 1
    const ends = (signs >> ((side + 1) % 4)) & 1
    if (begins === 1 && ends === 0) leaves.push(side)
    if (begins === 0 && ends === 1) enters.push(side)
  }
  return leaves.map((leave) => {
    // Round the corners inside back to where the outline came in; or round those outside, on to the next.
    const step = joined ? 1 : 3
    let enter: Side = leave
    do enter = ((enter + step) % 4) as Side
    while (!enters.includes(enter))
    return [leave, enter]
  })
}

const allSigns = [...Array(16).keys()]
const joinedCases = allSigns.map((signs) => segmentsOf(signs, true))
const apartCases = allSigns.map((signs) => segmentsOf(signs, false))

/** Number of a line between two corners: twice its left or lower corner, and one more for upright lines. */
const sideOf = (corner: number, side: Side, width: number): number => {
  if (side === 0) return 2 * corner
  if (side === 1) return 2 * (corner + 1) + 1
  if (side === 2) return 2 * (corner + width)
  return 2 * corner + 1
}

/** Keeps crossings off the corners: rings around one corner then never touch. */
const clear = (share: number): number => (share < 0.02 ? 0.02 : share > 0.98 ? 0.98 : share)

class Crossings {
  readonly #grid: CornerGrid
  readonly #field: Float64Array
  readonly #next = new Map<number, number>()

  constructor(grid: CornerGrid, field: Float64Array) {
    this.#grid = grid
    this.#field = field
  }

  join(from: number, to: number): void {
    this.#next.set(from, to)
  }

  rings(): OutlineRing[] {
    const rings: OutlineRing[] = []
    for (const start of this.#next.keys()) {
      const ring: OutlineRing = []
      for (let at: number | undefined = start; at !== undefined; ) {
        const next = this.#next.get(at)
        if (next === undefined) break
        this.#next.delete(at)
        ring.push(...this.#place(at))
        at = next
      }
      rings.push(ring)
    }
    return rings
  }

  #place(line: number): [number, number] {
    const { width, column0, row0, stepX, stepY } = this.#grid
    const corner = line >> 1
    const upright = line & 1
    const a = this.#field[corner] as number
    const b = this.#field[corner + (upright ? width : 1)] as number
    const share = clear(a / (a - b))
    const column = (corner % width) + (upright ? 0 : share)
    const row = Math.floor(corner / width) + (upright ? share : 0)
    return [(column0 + column) * stepX, (row0 + row) * stepY]
  }
}
