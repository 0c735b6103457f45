import type { Position } from 'geojson'
import type { Map as MapLibreMap } from 'maplibre-gl'

const edgePx = 70
const travelMs = 400

/** How far a place lies outside a span; 0 inside. */
const beyond = (at: number, from: number, to: number): number =>
  at < from ? at - from : at > to ? at - to : 0

/** Moves the map no further than it must so that a place is seen, clear of its edges and of what covers its left. */
export const revealPlace = (map: MapLibreMap, [lon = 0, lat = 0]: Position, coveredLeftPx: number): void => {
  const { x, y } = map.project([lon, lat])
  const { clientWidth, clientHeight } = map.getContainer()
  const dx = beyond(x, coveredLeftPx + edgePx, clientWidth - edgePx)
  const dy = beyond(y, edgePx, clientHeight - edgePx)
  if (dx !== 0 || dy !== 0) map.panBy([dx, dy], { duration: travelMs })
}
