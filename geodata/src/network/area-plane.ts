import type { Position } from 'geojson'
import { metresPerDegree } from '../crs/ellipsoid.ts'
import { fromLattice, LATTICE_PER_DEGREE } from '../crs/lattice.ts'
import { nodeCount, type WalkNetwork } from './walk-network.ts'

/** Outlines are computed in whole units of 1/2048 m, so that every question of left or right has an exact answer. */
export const UNITS_PER_M = 2048
/**
 * Side of a cell of the fixed lattice, in units: a power of two, so that a shift tells the cell. Half of its diagonal
 * (11.4 m) must stay well below `ALONG_M` and `BEYOND_M` − `ALONG_M`.
 */
export const CELL_UNITS = 16 * UNITS_PER_M

/**
 * The plane of a network's outlines: x east and y north from a corner of the network, true to scale at its middle
 * latitude. Vertices of ways lie on even units; the lattice's lines at `CELL_UNITS × i + 1`, which is odd: no vertex ever
 * lies on a line.
 */
export class AreaPlane {
  readonly #lon0: number
  readonly #lat0: number
  readonly #unitsPerLonStep: number
  readonly #unitsPerLatStep: number
  readonly #degreesLon0: number
  readonly #degreesLat0: number
  readonly #degreesPerUnitX: number
  readonly #degreesPerUnitY: number

  constructor(network: WalkNetwork) {
    let lon0 = Infinity
    let lat0 = Infinity
    let latEnd = -Infinity
    for (let node = 0; node < nodeCount(network); node += 1) {
      lon0 = Math.min(lon0, network.nodeLon[node] as number)
      lat0 = Math.min(lat0, network.nodeLat[node] as number)
      latEnd = Math.max(latEnd, network.nodeLat[node] as number)
    }
    const scale = metresPerDegree(lon0 < Infinity ? fromLattice((lat0 + latEnd) / 2) : 0)
    this.#lon0 = lon0 < Infinity ? lon0 : 0
    this.#lat0 = lat0 < Infinity ? lat0 : 0
    this.#unitsPerLonStep = (scale.lon / LATTICE_PER_DEGREE) * UNITS_PER_M
    this.#unitsPerLatStep = (scale.lat / LATTICE_PER_DEGREE) * UNITS_PER_M
    this.#degreesLon0 = fromLattice(this.#lon0)
    this.#degreesLat0 = fromLattice(this.#lat0)
    this.#degreesPerUnitX = 1 / (LATTICE_PER_DEGREE * this.#unitsPerLonStep)
    this.#degreesPerUnitY = 1 / (LATTICE_PER_DEGREE * this.#unitsPerLatStep)
  }

  x(lon: number): number {
    return even((lon - this.#lon0) * this.#unitsPerLonStep)
  }

  y(lat: number): number {
    return even((lat - this.#lat0) * this.#unitsPerLatStep)
  }

  position(x: number, y: number): Position {
    return [this.#degreesLon0 + x * this.#degreesPerUnitX, this.#degreesLat0 + y * this.#degreesPerUnitY]
  }
}

/** The cell that an even coordinate lies in; a whole number of 32 bits, as loops want it. */
export const cellOf = (units: number): number => Math.floor((units - 1) / CELL_UNITS) | 0
/** The odd coordinate of a lattice line. */
export const lineOf = (index: number): number => index * CELL_UNITS + 1

/** The nearest even unit. `Math.round` would take longer. */
export const even = (units: number): number => 2 * Math.floor(units / 2 + 0.5)
