import type { LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'

/** Gives layers that are there already the colours and filters of these. */
export const repaint = (map: MapLibreMap, layers: readonly LayerSpecification[]): void => {
  for (const layer of layers) {
    if ('filter' in layer) map.setFilter(layer.id, layer.filter, { validate: false })
    for (const [name, value] of Object.entries(layer.paint ?? {}))
      map.setPaintProperty(layer.id, name as never, value as never, { validate: false })
  }
}

/** Adds those that are not there: after a lost context MapLibre brings back its own layers, but not every one. */
export const addMissing = (
  map: MapLibreMap,
  layers: readonly LayerSpecification[],
  before?: string,
): void => {
  for (const layer of layers) if (map.getLayer(layer.id) === undefined) map.addLayer(layer, before)
}

export const setVisible = (map: MapLibreMap, layer: string, on: boolean): void => {
  if (map.getLayer(layer) !== undefined) map.setLayoutProperty(layer, 'visibility', on ? 'visible' : 'none')
}
