import type { Position } from 'geojson'
import { type Map as MapLibreMap, Marker } from 'maplibre-gl'
import './pulse.css'

/** Ten at most: more at once say no more. */
const mostPulses = 10
const pulseMs = 3600

export interface Pulses {
  /** Three rings round a place, once; nothing while `mostPulses` are under way. */
  start(map: MapLibreMap, at: Position): void
  /** Takes away those under way. */
  stop(): void
}

const addMarker = (map: MapLibreMap, [lon = 0, lat = 0]: Position): Marker => {
  const element = document.createElement('div')
  element.className = 'map-pulse'
  element.append(...[0, 1, 2].map(() => document.createElement('i')))
  const marker = new Marker({ element }).setLngLat([lon, lat]).addTo(map)
  // MapLibre makes of every marker a button; this one is only seen.
  element.removeAttribute('tabindex')
  element.removeAttribute('aria-label')
  element.setAttribute('role', 'presentation')
  return marker
}

/**
 * Something has just happened at a place of the map: pulses for any overlay (`MapOverlay`). Their largest ring is
 * `--pulse-size` of the map's box wide, 60 px unless set.
 */
export const createPulses = (): Pulses => {
  const underWay = new Map<ReturnType<typeof setTimeout>, Marker>()
  return {
    start(map, at) {
      if (underWay.size >= mostPulses) return
      const marker = addMarker(map, at)
      const end = setTimeout(() => {
        marker.remove()
        underWay.delete(end)
      }, pulseMs)
      underWay.set(end, marker)
    },
    stop() {
      for (const [end, marker] of underWay) {
        clearTimeout(end)
        marker.remove()
      }
      underWay.clear()
    },
  }
}
