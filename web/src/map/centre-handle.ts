import type { Position } from 'geojson'
import { Marker, type Map as MapLibreMap } from 'maplibre-gl'
import type { DragPhase } from './types.ts'

const stepM = 10
const longStepM = 50
const metresPerDegreeOfLatitude = 111_320

const directions: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

export interface HandleHandlers {
  onDrag(centreId: string, at: Position, phase: DragPhase): void
}

/**
 * A handle for the keyboard on one centre: arrows move it, Enter drops it, Escape puts it back; leaving it drops it.
 *
 * @param label its accessible name
 */
export function grabByKeys(
  map: MapLibreMap,
  centreId: string,
  from: Position,
  label: string,
  handlers: HandleHandlers,
): { stop(): void } {
  const element = document.createElement('button')
  element.type = 'button'
  element.className = 'centre-handle'
  element.setAttribute('aria-label', label)
  let at = from
  let moving = false
  let gone = false
  const marker = new Marker({ element }).setLngLat(lngLat(at)).addTo(map)

  const end = (phase: 'end' | 'cancel'): void => {
    if (gone) return
    gone = true
    marker.remove()
    if (moving) handlers.onDrag(centreId, phase === 'end' ? at : from, phase)
  }
  element.addEventListener('keydown', (event) => {
    const way = directions[event.key]
    if (way !== undefined) {
      at = moved(at, way, event.shiftKey ? longStepM : stepM)
      marker.setLngLat(lngLat(at))
      if (!moving) handlers.onDrag(centreId, from, 'start')
      moving = true
      handlers.onDrag(centreId, at, 'move')
    } else if (event.key === 'Enter' || event.key === ' ') end('end')
    else if (event.key === 'Escape') end('cancel')
    else return
    event.preventDefault()
    event.stopPropagation()
    if (gone) map.getCanvas().focus()
  })
  element.addEventListener('blur', () => end('end'))
  element.focus({ preventScroll: true })
  return { stop: () => end('cancel') }
}

const lngLat = ([lon = 0, lat = 0]: Position): [number, number] => [lon, lat]

function moved(
  [lon = 0, lat = 0]: Position,
  [east, north]: readonly [number, number],
  metres: number,
): Position {
  const latDegrees = metres / metresPerDegreeOfLatitude
  return [lon + (east * latDegrees) / Math.cos((lat * Math.PI) / 180), lat + north * latDegrees]
}
