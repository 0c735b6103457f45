import type { FeatureCollection } from 'geojson'
import type { FilterSpecification, GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'
import type { PlainSource } from './style.ts'

/**
 * GeoJSON in its own address. MapLibre's thread fetches such an address by itself; one of a Blob it would have fetched
 * and read by the page's.
 */
export type GeoJsonAddress = `data:application/json,${string}`

/** Features, or their GeoJSON as text for the map's own thread to read. */
export type SourceData = FeatureCollection | GeoJsonAddress

/** The calls `createSync` makes; a test hands in a recorder. */
export interface SyncTarget {
  setPaintProperty(layer: string, name: string, value: unknown): unknown
  setLayoutProperty(layer: string, name: string, value: unknown): unknown
  setFilter(layer: string, filter: unknown): unknown
  setData(source: PlainSource, data: SourceData): unknown
  setFlag(source: PlainSource, code: string, flag: GridFlag, on: boolean): unknown
  redrawSprites(): unknown
}

export type GridFlag = 'hover' | 'selected'

export interface DesiredMap {
  readonly layers: readonly LayerSpecification[]
  /** Compared by identity: an unchanged collection must be the same object. */
  readonly data: Readonly<Partial<Record<PlainSource, SourceData>>>
  readonly flags: Readonly<Record<GridFlag, { readonly source: PlainSource; readonly code: string } | null>>
  /** Sprites are drawn anew when this differs. */
  readonly spriteKey: string
}

export interface Sync {
  apply(desired: DesiredMap): void
  /** Data alone, for what changes from frame to frame. */
  fillSources(data: DesiredMap['data']): void
  /** After a lost graphics context MapLibre rebuilds everything but feature states. */
  forgetFlags(): void
}

interface LayerParts {
  readonly paint: Readonly<Record<string, unknown>>
  readonly layout: Readonly<Record<string, unknown>>
  readonly filter: unknown
}

const partsOf = (layer: LayerSpecification): LayerParts => ({
  paint: layer.paint ?? {},
  layout: layer.layout ?? {},
  filter: 'filter' in layer ? layer.filter : undefined,
})

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

function applyProperties(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  set: (name: string, value: unknown) => unknown,
): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
    if (!same(before[name], after[name])) set(name, after[name])
}

/**
 * Turns wished-for maps into the fewest MapLibre calls: what is as it was before is not touched.
 * Layers are fixed when the map is made; only their properties, filters, data and flags change.
 */
export function createSync(target: SyncTarget, initial: DesiredMap): Sync {
  const layers = new Map(initial.layers.map((layer) => [layer.id, partsOf(layer)]))
  const data = new Map<string, SourceData>()
  const flags: Record<GridFlag, { source: PlainSource; code: string } | null> = {
    hover: null,
    selected: null,
  }
  let spriteKey = initial.spriteKey

  const fillSources = (wanted: DesiredMap['data']): void => {
    for (const [source, features] of Object.entries(wanted))
      if (data.get(source) !== features) {
        data.set(source, features)
        target.setData(source as PlainSource, features)
      }
  }

  return {
    fillSources,
    apply(desired) {
      if (desired.spriteKey !== spriteKey) {
        spriteKey = desired.spriteKey
        target.redrawSprites()
      }
      for (const layer of desired.layers) {
        const before = layers.get(layer.id)
        if (before === undefined) continue
        const after = partsOf(layer)
        applyProperties(before.layout, after.layout, (n, v) => target.setLayoutProperty(layer.id, n, v))
        applyProperties(before.paint, after.paint, (n, v) => target.setPaintProperty(layer.id, n, v))
        if (!same(before.filter, after.filter)) target.setFilter(layer.id, after.filter)
        layers.set(layer.id, after)
      }
      fillSources(desired.data)
      for (const flag of ['hover', 'selected'] as const) {
        const before = flags[flag]
        const after = desired.flags[flag]
        if (same(before, after)) continue
        if (before !== null) target.setFlag(before.source, before.code, flag, false)
        if (after !== null) target.setFlag(after.source, after.code, flag, true)
        flags[flag] = after
      }
    },
    forgetFlags() {
      flags.hover = null
      flags.selected = null
    },
  }
}

/** The real thing behind a `SyncTarget`. */
export function syncTargetOf(map: MapLibreMap, redrawSprites: () => void): SyncTarget {
  return {
    setPaintProperty: (layer, name, value) =>
      map.setPaintProperty(layer, name as never, value as never, { validate: false }),
    setLayoutProperty: (layer, name, value) =>
      map.setLayoutProperty(layer, name as never, value as never, { validate: false }),
    setFilter: (layer, filter) =>
      map.setFilter(layer, filter as FilterSpecification | null, { validate: false }),
    setData: (source, data) => {
      void map.getSource<GeoJSONSource>(source)?.setData(data)
    },
    setFlag: (source, code, flag, on) => map.setFeatureState({ source, id: code }, { [flag]: on }),
    redrawSprites,
  }
}
