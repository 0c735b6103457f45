import type { Position } from 'geojson'

/** Even–odd test by plain arithmetic, kept apart from the code under test. Points on the ring may go either way. */
export const insideRing = (ring: readonly Position[], [x = 0, y = 0]: Position): boolean => {
  let inside = false
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1] ?? []
    const [bx = 0, by = 0] = ring[i] ?? []
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside
  }
  return inside
}
