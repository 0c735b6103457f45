import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'

export interface PointerHandlers {
  /** Where the pointer is; null when it has left the map. Once a frame at most. */
  onPoint(at: { lon: number; lat: number; x: number; y: number } | null): void
  onPick(at: { lon: number; lat: number } | null): void
}

/** Mouse and keyboard alike: with keys, the point is the middle of the picture. */
export function watchPointer(map: MapLibreMap, handlers: PointerHandlers): () => void {
  const canvas = map.getCanvas()
  const container = map.getContainer()
  let frame = 0
  let last: MapMouseEvent | null = null

  const crosshair = document.createElement('div')
  crosshair.className = 'map-crosshair'
  crosshair.setAttribute('aria-hidden', 'true')
  container.append(crosshair)

  const byKeys = (): boolean => document.activeElement === canvas && canvas.matches(':focus-visible')
  const centre = () => {
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
      if (last !== null)
        handlers.onPoint({ lon: last.lngLat.lng, lat: last.lngLat.lat, x: last.point.x, y: last.point.y })
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
  map.on('click', (event) => handlers.onPick({ lon: event.lngLat.lng, lat: event.lngLat.lat }))
  map.on('moveend', pointAtCentre)
  canvas.addEventListener('focus', pointAtCentre)
  canvas.addEventListener('blur', pointAtCentre)
  canvas.addEventListener('keydown', onKey)

  return () => {
    cancelAnimationFrame(frame)
    canvas.removeEventListener('focus', pointAtCentre)
    canvas.removeEventListener('blur', pointAtCentre)
    canvas.removeEventListener('keydown', onKey)
    crosshair.remove()
  }
}
