import type { Position } from 'geojson'
import type {
  ExpressionSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
} from 'maplibre-gl'
import { collectionOf, pointAt } from './features.ts'
import { addMissing, repaint } from './layer-calls.ts'
import type { Disc } from './map-overlay.ts'
import { noFeatures } from './street-data.ts'
import type { MapTokens } from './tokens.ts'

/** The label point of a grid that one of the newest requests came from: never a building. */
export interface NewestPlace {
  readonly at: Position
  /** One of them is past its limit. */
  readonly late: boolean
}

const coreRadiusPx = 3.2
const ringRadiusPx = 7

const layersOf = ({ colour }: MapTokens, scale: number): LayerSpecification[] => {
  const byLateness: ExpressionSpecification = ['case', ['get', 'late'], colour.late, colour['chart-2']]
  return [
    {
      id: 'screen-newest-ring',
      type: 'circle',
      source: 'screen-newest',
      paint: {
        'circle-radius': ringRadiusPx * scale,
        'circle-color': colour['map-halo'],
        'circle-opacity': 0.6,
        'circle-stroke-color': byLateness,
        'circle-stroke-width': 1.6 * scale,
      },
    },
    {
      id: 'screen-newest-core',
      type: 'circle',
      source: 'screen-newest',
      paint: { 'circle-radius': coreRadiusPx * scale, 'circle-color': byLateness },
    },
  ]
}

export interface ScreenNewest {
  attach(map: MapLibreMap, tokens: MapTokens): void
  restyle(tokens: MapTokens): void
  show(places: readonly NewestPlace[]): void
  discs(): readonly Disc[]
  detach(): void
}

/** Signs of the newest requests. */
export const createScreenNewest = (scale: number): ScreenNewest => {
  let map: MapLibreMap | null = null
  let places: readonly NewestPlace[] = []
  const fill = (): void => {
    const features = places.map(({ at, late }) => ({ ...pointAt(at), properties: { late } }))
    void map?.getSource<GeoJSONSource>('screen-newest')?.setData(collectionOf(features))
  }
  return {
    attach(owner, tokens) {
      map = owner
      if (owner.getSource('screen-newest') === undefined)
        owner.addSource('screen-newest', { type: 'geojson', data: noFeatures })
      addMissing(owner, layersOf(tokens, scale), 't-place')
      fill()
    },
    restyle(tokens) {
      if (map !== null) repaint(map, layersOf(tokens, scale))
    },
    show(next) {
      places = next
      fill()
    },
    discs: () => places.map(({ at }) => ({ at, radiusPx: (ringRadiusPx + 1.6) * scale })),
    detach() {
      map = null
    },
  }
}
