import type { MapView, MapViewOptions } from './types.ts'

/** Placeholder until the map itself is committed. */
export function createMapView(_container: HTMLElement, _options: MapViewOptions): MapView {
  return {
    apply: () => undefined,
    fitTo: () => undefined,
    zoomBy: () => undefined,
    exportImage: () => Promise.resolve(null),
    destroy: () => undefined,
  }
}
