import { latLngToCell } from 'h3-js'
import { LatticePoints } from '../partition/lattice-points.ts'
import { H3Lattice } from './h3-lattice.ts'

/** Longitudes and latitudes (degrees) of points, as columns of one length. */
export interface PointColumns {
  readonly lon: Float64Array
  readonly lat: Float64Array
}

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
  readonly #places = new LatticePoints()
  readonly #cellOfPlace: number[] = []

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
    if (!lattice.locate(lon, lat)) return this.number(latLngToCell(lat, lon, this.#resolution))
    const place = this.#places.add(lattice.keyA, lattice.keyB)
    let cell = this.#cellOfPlace[place]
    if (cell === undefined) {
      cell = this.number(latLngToCell(lat, lon, this.#resolution))
      this.#cellOfPlace[place] = cell
    }
    return cell
  }
}
