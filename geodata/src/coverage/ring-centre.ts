import type { Position } from 'geojson'

/** Centre of gravity of a ring, in degrees: of its area, or of its corners where it has none. */
export const ringCentre = (ring: readonly Position[]): Position => {
  const [lon0 = 0, lat0 = 0] = ring[0] ?? []
  let doubleArea = 0
  let x = 0
  let y = 0
  for (let i = 0; i < ring.length; i += 1) {
    const [lonA = 0, latA = 0] = ring[i] ?? []
    const [lonB = 0, latB = 0] = ring[(i + 1) % ring.length] ?? []
    // From the first corner, to keep digits.
    const cross = (lonA - lon0) * (latB - lat0) - (lonB - lon0) * (latA - lat0)
    doubleArea += cross
    x += cross * (lonA - lon0 + lonB - lon0)
    y += cross * (latA - lat0 + latB - lat0)
  }
  if (doubleArea !== 0) return [lon0 + x / (3 * doubleArea), lat0 + y / (3 * doubleArea)]
  const count = Math.max(1, ring.length)
  return [
    ring.reduce((sum, [lon = 0]) => sum + lon / count, 0),
    ring.reduce((sum, [, lat = 0]) => sum + lat / count, 0),
  ]
}
