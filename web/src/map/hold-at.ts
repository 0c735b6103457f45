import type { Position } from 'geojson'
import { type Map as MapLibreMap, Marker } from 'maplibre-gl'

/** A pin's height: what is held stands above it. */
const abovePx = 44

/** Keeps an element above a place while the map moves under it; answers what lets it go. */
export function holdAt(map: MapLibreMap, element: HTMLElement, [lon = 0, lat = 0]: Position): () => void {
  const marker = new Marker({ element, anchor: 'bottom', offset: [0, -abovePx] })
  marker.setLngLat([lon, lat]).addTo(map)
  // MapLibre makes of every marker a button; this one only says something.
  element.removeAttribute('tabindex')
  element.setAttribute('role', 'note')
  element.removeAttribute('aria-label')
  return () => marker.remove()
}
