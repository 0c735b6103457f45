import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'

/** A place on the map and where it is drawn, CSS pixels in the container. */
export interface PointerPlace {
  readonly lon: number
  readonly lat: number
  readonly x: number
  readonly y: number
}

export interface PointerHandlers {
  /** Where the pointer is; null when it has left the map. Once a frame at most. */
  onPoint(at: PointerPlace | null): void
  /** Null is Escape. */
  onPick(at: PointerPlace | null): void
}

const placeOf = ({ lngLat, point }: MapMouseEvent): PointerPlace => ({
  lon: lngLat.lng,
  lat: lngLat.lat,
  x: point.x,
  y: point.y,
})

/** Mouse and keyboard alike: with keys, the point is the middle of the picture; without them the canvas takes none. */
export function watchPointer(map: MapLibreMap, handlers: PointerHandlers, keys = true): () => void {
  const canvas = map.getCanvas()
  const container = map.getContainer()
  let frame = 0
  let last: MapMouseEvent | null = null

  const crosshair = document.createElement('div')
  crosshair.className = 'map-crosshair'
  crosshair.setAttribute('aria-hidden', 'true')
  container.append(crosshair)

  const byKeys = (): boolean => document.activeElement === canvas && canvas.matches(':focus-visible')
  const centre = (): PointerPlace => {
    const { lng, lat } = map.getCenter()
    return { lon: lng, lat, x: container.clientWidth / 2, y: container.clientHeight / 2 }
  }
  const pointAtCentre = (): void => {
    crosshair.classList.toggle('is-shown', byKeys())
    if (byKeys()) handlers.onPoint(centre())
  }

  const onMove = (event: MapMouseEvent): void => {
    last = event
    if (frame !== 0) return
    frame = requestAnimationFrame(() => {
      frame = 0
      if (last !== null) handlers.onPoint(placeOf(last))
    })
  }
  const onLeave = (): void => {
    last = null
    handlers.onPoint(null)
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') handlers.onPick(centre())
    else if (event.key === 'Escape') handlers.onPick(null)
    else return
    event.preventDefault()
  }

  map.on('mousemove', onMove)
  map.on('mouseout', onLeave)
  map.on('click', (event) => handlers.onPick(placeOf(event)))
  if (keys) {
    map.on('moveend', pointAtCentre)
    canvas.addEventListener('focus', pointAtCentre)
    canvas.addEventListener('blur', pointAtCentre)
    canvas.addEventListener('keydown', onKey)
  } else canvas.tabIndex = -1

  return () => {
    cancelAnimationFrame(frame)
    canvas.removeEventListener('focus', pointAtCentre)
    canvas.removeEventListener('blur', pointAtCentre)
    canvas.removeEventListener('keydown', onKey)
    crosshair.remove()
  }
}
