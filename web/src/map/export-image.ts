import type { Map as MapLibreMap } from 'maplibre-gl'

/** Reads the picture in the frame that draws it, before the browser clears the buffer; null if nothing is drawn. */
export function exportImage(map: MapLibreMap): Promise<Blob | null> {
  return new Promise((resolve) => {
    if (map.painter?.context.gl.isContextLost() ?? true) {
      resolve(null)
      return
    }
    map.once('render', () => map.getCanvas().toBlob(resolve))
    map.triggerRepaint()
  })
}
