import type { MultiPolygon, Position } from 'geojson'
import { fromLattice } from '../crs/lattice.ts'
import { AreaPlane, UNITS_PER_M, lineOf } from './area-plane.ts'
import { BUFFER_M } from './area-scale.ts'
import { AreaTracer } from './area-tracer.ts'
import { boxAround, type CellBox } from './cell-box.ts'
import { CellPieces } from './cell-pieces.ts'
import { CornerField } from './corner-field.ts'
import type { EdgeIndex } from './edge-index.ts'
import type { ReachedPieces } from './reached.ts'
import { ringsToPolygons } from './rings-to-polygons.ts'
import type { WalkNetwork } from './walk-network.ts'
import { WalkedEdges } from './walked-edges.ts'
import { WayParts } from './way-parts.ts'

/** No place whose walk is longer than the limit by more than this is inside: the walk must be known that far. */
export const BEYOND_M = 25
const BUFFER_UNITS = BUFFER_M * UNITS_PER_M
/** About 41 km by 41 km. */
const MAX_CELLS = 2 ** 24

/**
 * Draws outlines of service areas on one network, again and again with the same memory.
 *
 * A field is laid over a fixed mesh: squares of 16 m that follow from the network, cut so that every way is a line of the
 * mesh. On ways the field is the walk beyond the limit; at the squares' corners it grows from the nearest reached place
 * and is zero at the buffer, or half way to a place out of reach. The outline is where the field is zero. Field values
 * fall everywhere as the limit grows, and the mesh stays, so larger limits contain smaller ones.
 */
export class AreaOutliner {
  readonly network: WalkNetwork
  readonly #index: EdgeIndex
  readonly #plane: AreaPlane
  readonly #walked: WalkedEdges
  readonly #reached: WayParts
  readonly #beyond: WayParts
  readonly #field = new CornerField()
  readonly #pieces: CellPieces
  readonly #tracer: AreaTracer

  constructor(network: WalkNetwork, index: EdgeIndex) {
    this.network = network
    this.#index = index
    this.#plane = new AreaPlane(network)
    this.#walked = new WalkedEdges(network)
    this.#reached = new WayParts(network, this.#plane)
    this.#beyond = new WayParts(network, this.#plane)
    this.#pieces = new CellPieces(network, this.#plane, this.#walked)
    this.#tracer = new AreaTracer(this.#field, this.#pieces, this.#walked)
  }

  /**
   * Outline of what is within the limit; null where the area is larger than an outline may be.
   * @param pieces everything within `limitM + BEYOND_M`; what is not among them counts as out of reach
   */
  outline(pieces: ReachedPieces, limitM: number): MultiPolygon | null {
    this.#walked.begin(pieces, limitM)
    const drawn = this.#draw()
    this.#walked.end()
    if (drawn === 'nothing') return { type: 'MultiPolygon', coordinates: [] }
    return drawn === 'too-large' ? null : this.#polygons()
  }

  #draw(): 'nothing' | 'too-large' | 'drawn' {
    this.#reached.count = 0
    this.#walked.addReached(this.#reached)
    // Along the whole border of the box the field is above zero.
    const box = boxAround(this.#reached, BUFFER_UNITS)
    if (box === null) return 'nothing'
    if (box.width * box.height > MAX_CELLS) return 'too-large'
    const edges = this.#edgesAround(box)
    this.#beyond.count = 0
    for (let k = 0; k < edges.length; k += 1) this.#walked.addBeyond(edges[k] as number, this.#beyond)
    this.#field.lay(box, this.#reached, this.#beyond)
    this.#pieces.cut(box, edges)
    this.#tracer.trace(box)
    return 'drawn'
  }

  #edgesAround({ west, south, width, height }: CellBox): number[] {
    const plane = this.#plane
    return this.#index.search(
      Math.floor(plane.lon(lineOf(west) - BUFFER_UNITS)),
      Math.floor(plane.lat(lineOf(south) - BUFFER_UNITS)),
      Math.ceil(plane.lon(lineOf(west + width) + BUFFER_UNITS)),
      Math.ceil(plane.lat(lineOf(south + height) + BUFFER_UNITS)),
    )
  }

  #polygons(): MultiPolygon {
    const { contour } = this.#tracer
    const { x, y } = contour
    const plane = this.#plane
    const position = (crossing: number): Position => [
      fromLattice(plane.lon(x[crossing] as number)),
      fromLattice(plane.lat(y[crossing] as number)),
    ]
    return ringsToPolygons(contour.rings().map((ring) => ring.map(position)))
  }
}
