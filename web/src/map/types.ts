import type { PlaceLevel } from '@wangge/geodata'
import type { Position } from 'geojson'
import type { CircleFeed, CircleHandlers } from './circle-feed.ts'
import type { MapOverlay } from './map-overlay.ts'
import type { PlaceProperties } from './street-data.ts'
import type { WalkOverlay } from './walk-overlay.ts'

export const mapThemes = ['dark', 'light', 'contrast'] as const
export type MapTheme = (typeof mapThemes)[number]
export type MapLanguage = 'zh' | 'en'

export const mapLayerKeys = [
  'basemap',
  'service',
  'requests',
  'uncovered',
  'gaps',
  'grids',
  'buildings',
  'places',
] as const
/**
 * What a person can switch on and off; `basemap` is roads, water, green and everything else on the ground,
 * `uncovered` the inhabited areas outside every circle, `gaps` the grids without their organisation or centre.
 */
export type MapLayerKey = (typeof mapLayerKeys)[number]

/** All circles as one, or each centre's own outline. */
export const circleShapes = ['united', 'by-centre'] as const
export type CircleShape = (typeof circleShapes)[number]

/** What a click does: go into a grid, or ask how far one walks from there. */
export const mapModes = ['grids', 'walk'] as const
export type MapMode = (typeof mapModes)[number]

export interface MapFocus {
  readonly level: PlaceLevel
  /** Grid code; the street id at street level. */
  readonly code: string
}

export interface ViewPosition {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
  readonly bearing: number
}

/** West, south, east, north in degrees. */
export type BBox = readonly [west: number, south: number, east: number, north: number]

/** Everything the map shows, as plain data; two equal states draw the same map. */
export interface MapState {
  readonly theme: MapTheme
  readonly language: MapLanguage
  readonly streetId: string
  /** The street's data version; a new one makes the map fetch again. */
  readonly version: string
  readonly focus: MapFocus
  readonly selected: string | null
  readonly layers: Readonly<Record<MapLayerKey, boolean>>
  /** Which of 5, 10, 15 are drawn. */
  readonly serviceMinutes: readonly number[]
  /** At which the drawn circles are walked. */
  readonly speedMps: number
  readonly circles: CircleShape
  /** Id of the service place whose own circle stands out. */
  readonly centre: string | null
  readonly mode: MapMode
  /** Only a changed value moves the camera; the map's own moves come back through `onViewChange`. */
  readonly view?: ViewPosition
}

export interface HoverInfo {
  readonly level: PlaceLevel
  readonly code: string
  readonly name: string
  readonly households: number
  readonly residents: number
  readonly requests30d: number | null
  /** Position in the container, CSS pixels. */
  readonly x: number
  readonly y: number
}

/** Failure codes that `onStatus` hands on. */
export type MapProblemCode = 'map-data-unavailable' | 'map-tiles-unavailable' | 'webgl-unavailable'
export type MapStatus = 'loading' | 'ready' | 'lost' | 'error'

export interface MapViewOptions {
  /** What a workspace draws over the street by itself. */
  readonly overlay?: MapOverlay
  /** 1 at a desk (default), 1.22 on a wall. */
  readonly scale?: number
  /**
   * Pixels drawn for a CSS pixel of the container: the browser's own unless said otherwise, more on a page that
   * enlarges the container.
   */
  readonly pixelRatio?: number
  /** Shown when it is complete, not piece by piece. */
  readonly appearsWhole?: boolean
  /** How the camera goes to another place by itself; names take their places of there as it sets out. */
  readonly travel?: CameraTravel
  /** False: the page has its own keys, and the map none. */
  readonly keys?: boolean
  /** Where circles come from; the server's collection unless said otherwise. */
  circleFeed?(handlers: CircleHandlers): CircleFeed
  /** Which service places are shown; all unless said otherwise. */
  isShown?(place: PlaceProperties): boolean
  /** Where the scale bar stands; in the map's own corner unless said otherwise. */
  readonly scaleBarIn?: { readonly element: HTMLElement; readonly widestPx: number }
  /** Room that panels over the map take, kept free when the map goes to a place by itself. */
  padding?(): Padding
  /** Words drawn on the map, by language (`web/src/i18n/zh/map.ts`). */
  readonly words: Readonly<Record<MapLanguage, MapWords>>
  /** The place to go to; null: nothing under the pointer, go one level up. */
  onSelect(code: string | null): void
  onHover(info: HoverInfo | null): void
  onViewChange(view: ViewPosition): void
  onStatus(status: MapStatus, code?: MapProblemCode): void
  /** Everything the state asks for is drawn for the first time, or again after a lost context; names may still be fading in. */
  onDrawn?(): void
  /** Everything the state asks for is drawn and stands still; the canvas can be read until this returns. */
  onStill?(canvas: HTMLCanvasElement, counts: MapCounts): void
  /** Class breaks of the request heat once the data is there; feeds `legendFor`. */
  onBreaks?(densityBreaksPerKm2: readonly number[]): void
  /** The ground was clicked in walk mode, in a gap or not. */
  onPickPoint?(at: Position): void
  /** The click lay in this coverage gap. */
  onPickGap?(id: number): void
  onHoverGap?(id: number | null): void
  onHoverCentre?(centreId: string | null): void
  /** A centre that covers was clicked in walk mode. */
  onPickCentre?(centreId: string): void
  /** A centre that covers is on its way in walk mode, by mouse, finger or keys. */
  onDragCentre?(centreId: string, at: Position, phase: DragPhase): void
}

/** What a map holds of each; the same hour after hour. */
export interface MapCounts {
  readonly layers: number
  readonly sources: number
  readonly images: number
}

/** `easing` from 0–1 of the time to 0–1 of the way. */
export interface CameraTravel {
  readonly durationMs: number
  easing(share: number): number
}

/** `cancel`: it goes back where it came from; `at` is that place. */
export type DragPhase = 'start' | 'move' | 'end' | 'cancel'

export interface Padding {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

export interface FitOptions {
  readonly animate?: boolean
  readonly paddingPx?: number | Padding
}

export interface MapView {
  /**
   * Idempotent; only what differs from the last state is touched. A changed focus moves the camera to it, unless
   * the same state brings a changed `view`.
   */
  apply(state: MapState): void
  fitTo(bbox: BBox, options?: FitOptions): void
  /**
   * Draws over the street's own; parts that are not named stay as they are, null takes all away. Cheap enough for
   * every frame: only the sources of parts that changed (by identity) are filled.
   */
  showWalk(change: Partial<WalkOverlay> | null): void
  /** Puts the keyboard on a centre: arrows move it by 10 m, with Shift by 50 m, Enter drops it, Escape puts it back. */
  grabCentre(centreId: string): void
  /** Keeps an element above a place, and above its pin, while the map moves; answers what lets it go. */
  holdAt(element: HTMLElement, at: Position): () => void
  zoomBy(steps: number): void
  /** The map as drawn now; resolves null when the graphics context is lost. */
  exportImage(): Promise<Blob | null>
  destroy(): void
}

/** The few words that stand on the map itself. */
export interface MapWords {
  /** `5` → `5 分` */
  minutes(minutes: number): string
  metres(metres: number): string
  walkMinutes(minutes: number): string
  /** The accessible name of a centre that is moved by keys. */
  moveCentre(name: string): string
  /** `1574` → `1,574 户` */
  households(count: number): string
  /** `312` → `+312 户`: what one more site would bring within the circle. */
  gained(households: number): string
  /** By rule and level: what a hatched grid lacks. */
  missingOrganization: Readonly<Record<'district' | 'unit' | 'basic', string>>
  missingCentre: string
  listOf(items: readonly string[]): string
  /** The map's accessible name and how it is used with keys. */
  mapLabel: string
}
