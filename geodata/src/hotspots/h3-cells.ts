import { latLngToCell } from 'h3-js'
import { H3Lattice } from './h3-lattice.ts'

/** Longitudes and latitudes (degrees) of points, as columns of one length. */
export interface PointColumns {
  readonly lon: Float64Array
  readonly lat: Float64Array
}

/** Cells of the lattice, each way, that are remembered: 350 km at resolution 9, 7 km at resolution 13. */
const WINDOW = 1024

/**
 * The H3 cells that points fall into, numbered in order of their first point. Always the cell that h3-js names; most points
 * do not need to ask it.
 */
export class H3Cells {
  /** H3 index of each cell. */
  readonly ids: string[] = []
  readonly #resolution: number
  readonly #lattice: H3Lattice
  readonly #numbers = new Map<string, number>()
  /** For places of the lattice around the first point: number of the cell and 1, or 0 where it is not known yet. */
  readonly #window = new Int32Array(WINDOW * WINDOW)
  /** Face of the window, −1 before the first point, and its first place. */
  #face = -1
  #q = 0
  #r = 0

  /** @param resolution 0–15 */
  constructor(resolution: number) {
    this.#resolution = resolution
    this.#lattice = new H3Lattice(resolution)
  }

  /** Number of the cell each point lies in. */
  place({ lon, lat }: PointColumns): Int32Array {
    const cells = new Int32Array(lon.length)
    for (let i = 0; i < cells.length; i += 1) cells[i] = this.#cellAt(lon[i] as number, lat[i] as number)
    return cells
  }

  /** Number of the cell with this H3 index. */
  number(id: string): number {
    const known = this.#numbers.get(id)
    if (known !== undefined) return known
    this.#numbers.set(id, this.ids.length)
    return this.ids.push(id) - 1
  }

  #cellAt(lon: number, lat: number): number {
    const lattice = this.#lattice
    if (!lattice.locate(lon, lat)) return this.#ask(lon, lat)
    if (this.#face < 0) {
      this.#face = lattice.face
      this.#q = lattice.q - WINDOW / 2
      this.#r = lattice.r - WINDOW / 2
    }
    const column = lattice.q - this.#q
    const row = lattice.r - this.#r
    if (lattice.face !== this.#face || column < 0 || column >= WINDOW || row < 0 || row >= WINDOW)
      return this.#ask(lon, lat)
    const place = row * WINDOW + column
    const known = this.#window[place] as number
    if (known > 0) return known - 1
    const cell = this.#ask(lon, lat)
    this.#window[place] = cell + 1
    return cell
  }

  #ask(lon: number, lat: number): number {
    return this.number(latLngToCell(lat, lon, this.#resolution))
  }
}
