import type { Polygon } from 'geojson'
import { metresPerDegree } from '../crs/ellipsoid.ts'
import { LATTICE_PER_DEGREE, toLattice } from '../crs/lattice.ts'

/** Metres of one lattice step east and north: one scale for a whole street, good to a few per mille. */
export interface StepScale {
  readonly east: number
  readonly north: number
}

export const stepScale = (boundary: Polygon): StepScale => {
  const latitudes = (boundary.coordinates[0] ?? []).map((position) => position[1] ?? 0)
  const middle = latitudes.reduce((sum, latitude) => sum + latitude, 0) / Math.max(1, latitudes.length)
  const scale = metresPerDegree(middle)
  return { east: scale.lon / LATTICE_PER_DEGREE, north: scale.lat / LATTICE_PER_DEGREE }
}

/** A closed ring in lattice steps, flat (x0, y0, x1, y1, …), the first corner not repeated. */
export type StepRing = readonly number[]

const doubleArea = (ring: StepRing): number => {
  const x0 = ring[0] ?? 0
  const y0 = ring[1] ?? 0
  let sum = 0
  for (let i = 2; i + 3 < ring.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = ring.slice(i, i + 4)
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
  }
  return sum
}

const reversed = (ring: StepRing): number[] => {
  const back: number[] = []
  for (let i = ring.length - 2; i >= 0; i -= 2) back.push(ring[i] ?? 0, ring[i + 1] ?? 0)
  return back
}

/** The polygon's rings in lattice steps, shell counter-clockwise and holes clockwise; collapsed rings are left out. */
export const stepRings = (polygon: Polygon): StepRing[] => {
  const rings: StepRing[] = []
  polygon.coordinates.forEach((positions, index) => {
    const ring: number[] = []
    for (const [lon = 0, lat = 0] of positions) {
      const x = toLattice(lon)
      const y = toLattice(lat)
      if (ring.at(-2) !== x || ring.at(-1) !== y) ring.push(x, y)
    }
    if (ring.length > 2 && ring[0] === ring.at(-2) && ring[1] === ring.at(-1)) ring.length -= 2
    if (ring.length < 6) return
    rings.push(doubleArea(ring) > 0 === (index === 0) ? ring : reversed(ring))
  })
  return rings
}
