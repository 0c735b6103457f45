import type { FeatureCollection, Position } from 'geojson'
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'
import { collectionOf, pointAt } from './features.ts'
import { addMissing, repaint } from './layer-calls.ts'
import { noFeatures } from './street-data.ts'
import type { MapTokens } from './tokens.ts'

const markSources = ['request-ring', 'request-pin', 'request-preview'] as const
type MarkSource = (typeof markSources)[number]

const previewLayers = ({ colour }: MapTokens): LayerSpecification[] => [
  {
    id: 'request-preview',
    type: 'circle',
    source: 'request-preview',
    paint: {
      'circle-radius': 3.5,
      'circle-color': colour['grid-select'],
      'circle-stroke-color': colour['map-halo'],
      'circle-stroke-width': 1.2,
    },
  },
]

const upperLayers = ({ colour }: MapTokens): LayerSpecification[] => [
  {
    id: 'request-ring-case',
    type: 'circle',
    source: 'request-ring',
    paint: {
      'circle-radius': 15,
      'circle-opacity': 0,
      'circle-stroke-color': colour['grid-case'],
      'circle-stroke-width': 6,
    },
  },
  {
    id: 'request-ring',
    type: 'circle',
    source: 'request-ring',
    paint: {
      'circle-radius': 16,
      'circle-opacity': 0,
      'circle-stroke-color': colour['grid-select'],
      'circle-stroke-width': 3,
    },
  },
  {
    id: 'request-pin',
    type: 'symbol',
    source: 'request-pin',
    layout: {
      'icon-image': 'probe-pin',
      'icon-anchor': 'bottom',
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
    },
  },
]

const one = (at: Position | null): FeatureCollection =>
  at === null ? noFeatures : collectionOf([pointAt(at)])

/** Marks of what is being worked on: the chosen request's ring, the pin of a new one, the points of a file. */
export interface RequestMarks {
  /** @param groups id of the layer that a file's points lie under */
  attach(map: MapLibreMap, tokens: MapTokens, groups: string): void
  restyle(tokens: MapTokens): void
  ring(at: Position | null): void
  pin(at: Position | null): void
  preview(points: readonly { readonly lon: number; readonly lat: number }[]): void
  detach(): void
}

export const createRequestMarks = (): RequestMarks => {
  let map: MapLibreMap | null = null
  const drawn: Record<MarkSource, FeatureCollection> = {
    'request-ring': noFeatures,
    'request-pin': noFeatures,
    'request-preview': noFeatures,
  }
  const fill = (source: MarkSource, data: FeatureCollection): void => {
    drawn[source] = data
    void map?.getSource<GeoJSONSource>(source)?.setData(data)
  }

  return {
    attach(owner, tokens, groups) {
      map = owner
      for (const id of markSources)
        if (owner.getSource(id) === undefined) owner.addSource(id, { type: 'geojson', data: drawn[id] })
      addMissing(owner, previewLayers(tokens), groups)
      addMissing(owner, upperLayers(tokens))
    },
    restyle(tokens) {
      if (map !== null) repaint(map, [...previewLayers(tokens), ...upperLayers(tokens)])
    },
    ring: (at) => fill('request-ring', one(at)),
    pin: (at) => fill('request-pin', one(at)),
    preview: (found) =>
      fill('request-preview', collectionOf(found.map(({ lon, lat }) => pointAt([lon, lat])))),
    detach() {
      map = null
    },
  }
}
