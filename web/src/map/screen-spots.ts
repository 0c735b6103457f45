import type { Polygon } from 'geojson'
import type {
  ExpressionSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
} from 'maplibre-gl'
import { collectionOf } from './features.ts'
import { outlineOf } from './heat-outline.ts'
import { addMissing, repaint } from './layer-calls.ts'
import { noFeatures } from './street-data.ts'
import type { MapTokens } from './tokens.ts'

/** How sure it is, per cent, that a cell has more requests than chance would give it. */
export type HotBand = 90 | 95 | 99

export interface HotCell {
  readonly band: HotBand
  readonly polygon: Polygon
}

const sources = ['screen-spots', 'screen-spot-edges'] as const

const opacity = { dark: [0.17, 0.1, 0.06], light: [0.22, 0.14, 0.08] } as const

const byBand = (values: readonly [unknown, unknown, unknown]): ExpressionSpecification =>
  ['match', ['get', 'band'], 99, values[0], 95, values[1], values[2]] as unknown as ExpressionSpecification

/** Cells tinted by their class without edges of their own; one outline round all, a dashed one round the surest. */
const layersOf = ({ colour }: MapTokens, scale: number, isDark: boolean): LayerSpecification[] => {
  const [surest, sure, likely] = opacity[isDark ? 'dark' : 'light']
  const edge = (id: string, part: string, paint: Record<string, unknown>): LayerSpecification => ({
    id,
    type: 'line',
    source: 'screen-spot-edges',
    filter: ['==', ['get', 'part'], part],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': colour['hot-99'], ...paint },
  })
  return [
    {
      id: 'screen-spot',
      type: 'fill',
      source: 'screen-spots',
      paint: {
        'fill-color': byBand([colour['hot-99'], colour['hot-99'], colour['hot-95']]),
        'fill-opacity': byBand([surest, sure, likely]),
        'fill-antialias': false,
      },
    },
    edge('screen-spot-case', 'all', {
      'line-color': colour['map-halo'],
      'line-width': 4 * scale,
      'line-opacity': 0.55,
    }),
    edge('screen-spot-surest', 'surest', {
      'line-width': 1.1 * scale,
      'line-dasharray': [2.4, 1.8],
      'line-opacity': 0.9,
    }),
    edge('screen-spot-edge', 'all', { 'line-width': 1.8 * scale }),
  ]
}

export interface ScreenSpots {
  attach(map: MapLibreMap, tokens: MapTokens, isDark: boolean): void
  restyle(tokens: MapTokens, isDark: boolean): void
  show(cells: readonly HotCell[]): void
  detach(): void
}

/** Where requests cluster, drawn to be read from five metres; everything may be told before the style is there. */
export const createScreenSpots = (scale: number): ScreenSpots => {
  let map: MapLibreMap | null = null
  let cells: readonly HotCell[] = []

  const fill = (): void => {
    const shapes = cells.map(({ band, polygon }) => ({
      type: 'Feature' as const,
      properties: { band },
      geometry: polygon,
    }))
    const round = (part: string, of: typeof shapes) =>
      outlineOf(of).features.map((line) => ({ ...line, properties: { part } }))
    const surest = shapes.filter(({ properties }) => properties.band === 99)
    const edges = [
      ...round('all', shapes),
      // Where all are of the surest class, a second line on the first would say nothing.
      ...(surest.length === shapes.length ? [] : round('surest', surest)),
    ]
    void map?.getSource<GeoJSONSource>('screen-spots')?.setData(collectionOf(shapes))
    void map?.getSource<GeoJSONSource>('screen-spot-edges')?.setData(collectionOf(edges))
  }

  return {
    attach(owner, tokens, isDark) {
      map = owner
      for (const id of sources)
        if (owner.getSource(id) === undefined)
          owner.addSource(id, { type: 'geojson', data: noFeatures, tolerance: 0 })
      addMissing(owner, layersOf(tokens, scale, isDark), 'outside')
      fill()
    },
    restyle(tokens, isDark) {
      if (map !== null) repaint(map, layersOf(tokens, scale, isDark))
    },
    show(next) {
      cells = next
      fill()
    },
    detach() {
      map = null
    },
  }
}
