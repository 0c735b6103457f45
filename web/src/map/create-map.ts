import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import 'maplibre-gl/dist/maplibre-gl.css'
import './map.css'
import { sameOrigin } from './same-origin.ts'
import { buildSources } from './style.ts'
import type { DesiredMap } from './sync.ts'
import type { MapViewOptions } from './types.ts'

setWorkerUrl(workerUrl)

/** The TileJSON's own tile addresses carry the data's version, so that tiles can be kept for ever. */
export const tileJsonUrl = (collection: string, streetId: string): string =>
  new URL(`/tiles/${collection}/tilejson.json?street=${streetId}`, location.href).href

/** A MapLibre map without a glyph server, attribution control or pitch; credit is the page's own line. */
export function createMap(
  container: HTMLElement,
  desired: DesiredMap,
  streetId: string,
  label: string,
  { pixelRatio, keys = true }: Pick<MapViewOptions, 'pixelRatio' | 'keys'>,
): MapLibreMap {
  const map = new MapLibreMap({
    container,
    style: {
      version: 8,
      sources: buildSources((collection) => tileJsonUrl(collection, streetId)),
      layers: [...desired.layers],
    },
    center: [105, 35],
    zoom: 3,
    minZoom: 3,
    maxZoom: 20,
    maxPitch: 0,
    attributionControl: false,
    doubleClickZoom: false,
    keyboard: keys,
    ...(pixelRatio === undefined ? {} : { pixelRatio }),
    maxCanvasSize: [8192, 8192],
    fadeDuration: 120,
    localIdeographFontFamily: 'sans-serif',
    locale: { 'Map.Title': label },
    transformRequest: (url) => ({ url: sameOrigin(url) }),
  })
  // The address follows when the camera has arrived: whoever reads it has to know that it is still under way.
  map.on('movestart', () => (container.dataset['camera'] = 'moving'))
  map.on('moveend', () => (container.dataset['camera'] = 'resting'))
  return map
}
