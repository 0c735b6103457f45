import type { Polygon } from 'geojson'
import type {
  ExpressionSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
} from 'maplibre-gl'
import { classEdges } from './class-edges.ts'
import { collectionOf } from './features.ts'
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

/** Full, dashed and dotted, as walked circles are: tints so faint are not told apart by everybody. */
const dashes = { 99: null, 95: [2.4, 1.6], 90: [0, 2.2] } as const

/** Cells tinted by their class without edges of their own; round those of each class a line of its own kind. */
const layersOf = ({ colour }: MapTokens, scale: number, isDark: boolean): LayerSpecification[] => {
  const [surest, sure, likely] = opacity[isDark ? 'dark' : 'light']
  const edge = (band: HotBand): LayerSpecification => ({
    id: `screen-spot-${band}`,
    type: 'line',
    source: 'screen-spot-edges',
    filter: ['==', ['get', 'band'], band],
    layout: { 'line-join': 'round', 'line-cap': band === 90 ? 'round' : 'butt' },
    paint: {
      'line-color': colour['hot-99'],
      'line-width': ['case', ['get', 'outer'], 1.8 * scale, 1.2 * scale],
      ...(dashes[band] === null ? {} : { 'line-dasharray': [...dashes[band]] }),
    },
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
    {
      id: 'screen-spot-case',
      type: 'line',
      source: 'screen-spot-edges',
      filter: ['get', 'outer'],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour['map-halo'], 'line-width': 4 * scale, 'line-opacity': 0.55 },
    },
    edge(90),
    edge(95),
    edge(99),
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
    const edges = classEdges(cells.map(({ band, polygon }) => ({ of: band, polygon }))).map(
      ({ of, outer, lines }) => ({
        type: 'Feature' as const,
        properties: { band: of, outer },
        geometry: { type: 'MultiLineString' as const, coordinates: lines },
      }),
    )
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
