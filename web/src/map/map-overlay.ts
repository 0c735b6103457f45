import type { Position } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { GridTree } from './grid-tree.ts'
import type { PointerPlace } from './pointer.ts'
import type { MapTokens } from './tokens.ts'

/** A round sign that is always drawn. */
export interface Disc {
  readonly at: Position
  readonly radiusPx: number
}

/** What a workspace draws over the street's own map, with layers and sources that are its own. */
export interface MapOverlay {
  /** The style is there: for the first time, or again after a lost context, which takes custom layers away. */
  attach(map: MapLibreMap, tokens: MapTokens, namesChanged: () => void): void
  /** What names have to keep clear of; `namesChanged` says that there are others. */
  discs(): readonly Disc[]
  /** Another theme; may come before the style is there. */
  restyle(tokens: MapTokens): void
  /** The street's grids are there. */
  street(tree: GridTree): void
  /** Where the pointer is; null when it has left. True: the grids below need not answer. */
  point(at: PointerPlace | null): boolean
  /** A click; null is Escape. True: it was meant for the overlay. */
  pick(at: PointerPlace | null): boolean
  detach(): void
}
