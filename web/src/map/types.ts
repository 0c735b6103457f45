import type { PlaceLevel } from '@wangge/geodata'

export const mapThemes = ['dark', 'light', 'contrast'] as const
export type MapTheme = (typeof mapThemes)[number]
export type MapLanguage = 'zh' | 'en'

export const mapLayerKeys = [
  'basemap',
  'service',
  'requests',
  'gaps',
  'grids',
  'buildings',
  'places',
] as const
/** What a person can switch on and off; `basemap` is roads, water, green and everything else on the ground. */
export type MapLayerKey = (typeof mapLayerKeys)[number]

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
  /** 1 at a desk (default), 1.22 on a wall. */
  readonly scale?: number
  /** Room that panels over the map take, kept free when the map goes to a place by itself. */
  padding?(): Padding
  /** Words drawn on the map, by language (`web/src/i18n/zh/map.ts`). */
  readonly words: Readonly<Record<MapLanguage, MapWords>>
  /** The place to go to; null: nothing under the pointer, go one level up. */
  onSelect(code: string | null): void
  onHover(info: HoverInfo | null): void
  onViewChange(view: ViewPosition): void
  onStatus(status: MapStatus, code?: MapProblemCode): void
  /** Class breaks of the request heat once the data is there; feeds `legendFor`. */
  onBreaks?(densityBreaksPerKm2: readonly number[]): void
}

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
  /** `1574` → `1,574 户` */
  households(count: number): string
  /** By rule and level: what a hatched grid lacks. */
  missingOrganization: Readonly<Record<'district' | 'unit' | 'basic', string>>
  missingCentre: string
  listOf(items: readonly string[]): string
  /** The map's accessible name and how it is used with keys. */
  mapLabel: string
}
