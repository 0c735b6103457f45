import type { Position } from 'geojson'
import { containsPoint } from './geometry.ts'
import type { StreetData } from './street-data.ts'

/** A finger is wider than a mouse's tip. */
export const reachPx = { mouse: 13, touch: 24 } as const

/** The operating centre whose sign lies nearest under the pointer, where it is drawn now. */
export function centreAt(
  places: StreetData['places'],
  drawnAt: (centreId: string, position: Position) => { readonly x: number; readonly y: number },
  point: { readonly x: number; readonly y: number },
  withinPx: number,
): string | null {
  let best: { id: string; px: number } | null = null
  for (const { properties, geometry } of places.features) {
    if (properties.kind !== 'centre' || properties.status !== 'operating') continue
    const { x, y } = drawnAt(properties.id, geometry.coordinates)
    const px = Math.hypot(x - point.x, y - point.y)
    if (px <= withinPx && (best === null || px < best.px)) best = { id: properties.id, px }
  }
  return best?.id ?? null
}

export function gapAt(gaps: StreetData['coverageGaps'], lon: number, lat: number): number | null {
  return gaps.features.find(({ geometry }) => containsPoint(geometry, lon, lat))?.properties.id ?? null
}
