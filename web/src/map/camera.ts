import type { Map as MapLibreMap } from 'maplibre-gl'
import type { BBox, CameraTravel, FitOptions, ViewPosition } from './types.ts'

const marginPx = 36
const travelMs = 700

const round = (value: number, digits: number): number => Number(value.toFixed(digits))

/** Rounded to what an address bar can bear: 1e-5° is a metre. */
export function viewOf(map: MapLibreMap): ViewPosition {
  const { lng, lat } = map.getCenter()
  return {
    lon: round(lng, 5),
    lat: round(lat, 5),
    zoom: round(map.getZoom(), 2),
    bearing: round(map.getBearing(), 1),
  }
}

export const sameView = (a: ViewPosition | undefined, b: ViewPosition | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.lon === b.lon &&
    a.lat === b.lat &&
    a.zoom === b.zoom &&
    a.bearing === b.bearing)

export function moveTo(map: MapLibreMap, view: ViewPosition): void {
  map.jumpTo({ center: [view.lon, view.lat], zoom: view.zoom, bearing: view.bearing })
}

/** Answers the zoom at which the camera comes to rest. Reduced motion makes MapLibre cut instead of travel. */
export function fit(map: MapLibreMap, bbox: BBox, options: FitOptions, travel?: CameraTravel): number {
  const { paddingPx = 0, animate = true } = options
  const sides =
    typeof paddingPx === 'number'
      ? { top: paddingPx, right: paddingPx, bottom: paddingPx, left: paddingPx }
      : paddingPx
  const bearing = map.getBearing()
  const camera = map.cameraForBounds([bbox[0], bbox[1], bbox[2], bbox[3]], {
    padding: {
      top: sides.top + marginPx,
      right: sides.right + marginPx,
      bottom: sides.bottom + marginPx,
      left: sides.left + marginPx,
    },
    bearing,
    maxZoom: 18,
  })
  if (camera?.center === undefined || camera.zoom === undefined) return map.getZoom()
  const target = { center: camera.center, zoom: camera.zoom, bearing }
  if (!animate) map.jumpTo(target)
  else if (travel === undefined) map.flyTo({ ...target, duration: travelMs })
  else map.easeTo({ ...target, duration: travel.durationMs, easing: travel.easing })
  return target.zoom
}
