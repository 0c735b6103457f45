import type { MultiPolygon } from 'geojson'
import { AreaPlane } from './area-plane.ts'
import { BUFFER_UNITS } from './area-scale.ts'
import { AreaTracer } from './area-tracer.ts'
import { boxAround } from './cell-box.ts'
import { CellPieces } from './cell-pieces.ts'
import { CornerField } from './corner-field.ts'
import { NearSegments } from './near-segments.ts'
import type { ReachedPieces } from './reached.ts'
import { ringsToPolygons } from './rings-to-polygons.ts'
import type { WalkNetwork } from './walk-network.ts'
import { WalkedEdges } from './walked-edges.ts'
import { WayParts } from './way-parts.ts'
import { WayTiles } from './way-tiles.ts'

/** No place whose walk is longer than the limit by more than this is inside: the walk must be known that far. */
export const BEYOND_M = 25
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
  readonly #plane: AreaPlane
  readonly #walked: WalkedEdges
  readonly #reached: WayParts
  readonly #fringe: WayParts
  readonly #beyond: WayParts
  readonly #segments: NearSegments
  readonly #field = new CornerField()
  readonly #pieces: CellPieces
  readonly #tracer: AreaTracer

  constructor(network: WalkNetwork) {
    this.network = network
    this.#plane = new AreaPlane(network)
    this.#walked = new WalkedEdges(network)
    this.#reached = new WayParts(network, this.#plane)
    this.#fringe = new WayParts(network, this.#plane)
    this.#beyond = new WayParts(network, this.#plane)
    this.#segments = new NearSegments(new WayTiles(network, this.#plane))
    this.#pieces = new CellPieces(network, this.#walked)
    this.#tracer = new AreaTracer(network, this.#field, this.#pieces, this.#walked)
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
    this.#fringe.count = 0
    this.#walked.addReached(this.#reached, this.#fringe)
    if (this.#reached.count === 0) return 'nothing'
    // Along the whole border of the box the field is above zero.
    const box = boxAround(this.#reached, this.#fringe, BUFFER_UNITS)
    if (box.width * box.height > MAX_CELLS) return 'too-large'
    this.#field.drawReached(box, this.#reached, this.#fringe)
    const { spans } = this.#field
    this.#segments.collect(box, spans, this.#walked, this.#beyond)
    this.#field.lay(box, this.#beyond)
    this.#pieces.cut(box, this.#segments, this.#field)
    this.#tracer.trace(box)
    return 'drawn'
  }

  #polygons(): MultiPolygon {
    return ringsToPolygons(this.#tracer.contour.takeRings(this.#plane))
  }
}
