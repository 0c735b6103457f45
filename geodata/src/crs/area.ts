import type { MultiPolygon, Polygon, Position } from 'geojson'
import { ECCENTRICITY2, RADIANS_PER_DEGREE, SEMI_MAJOR_M } from './ellipsoid.ts'

/** Nodes and weights of three-point Gauss–Legendre on [−1, 1]: exact to 1e-16 over the height of a street. */
const GAUSS_NODE = Math.sqrt(0.6)

/** Square metres per radian² of a cell at `phi` (radians): M(φ)·N(φ)·cos φ. */
const cellDensity = (phi: number): number => {
  const w2 = 1 - ECCENTRICITY2 * Math.sin(phi) ** 2
  return (SEMI_MAJOR_M ** 2 * (1 - ECCENTRICITY2) * Math.cos(phi)) / (w2 * w2)
}

/** ∫ from `low` to `high` (radians) of the density: the area of a strip one radian of longitude wide. */
const stripM2 = (low: number, high: number): number => {
  const middle = (low + high) / 2
  const half = (high - low) / 2
  const sides = cellDensity(middle - half * GAUSS_NODE) + cellDensity(middle + half * GAUSS_NODE)
  return half * ((5 / 9) * sides + (8 / 9) * cellDensity(middle))
}

/**
 * Signed area of a closed ring in square metres, positive when it runs counter-clockwise.
 *
 * Each edge, straight in longitude and latitude, adds the area between itself and a fixed parallel: −∫ q(φ) dλ.
 * An edge walked the other way adds the same with the other sign, so what neighbours share cancels, and the areas
 * of parts add up to the area of the whole whatever the origin. Heights are taken from the ring's first position
 * only to keep digits.
 */
export const ringAreaM2 = (ring: readonly Position[]): number => {
  const base = (ring[0]?.[1] ?? 0) * RADIANS_PER_DEGREE
  let sum = 0
  for (let i = 1; i < ring.length; i++) {
    const [lonA = 0, latA = 0] = ring[i - 1] ?? []
    const [lonB = 0, latB = 0] = ring[i] ?? []
    if (lonA === lonB) continue
    const phiA = latA * RADIANS_PER_DEGREE
    const phiB = latB * RADIANS_PER_DEGREE
    const heights = stripM2(base, phiA) + 4 * stripM2(base, (phiA + phiB) / 2) + stripM2(base, phiB)
    sum -= ((lonB - lonA) * RADIANS_PER_DEGREE * heights) / 6
  }
  return sum
}

const ringsAreaM2 = (rings: readonly (readonly Position[])[]): number =>
  rings.reduce(
    (area, ring, index) => area + (index === 0 ? Math.abs(ringAreaM2(ring)) : -Math.abs(ringAreaM2(ring))),
    0,
  )

/** Area on the WGS 84 ellipsoid in square metres, holes taken off; the rings' directions do not matter. */
export const areaM2 = (shape: Polygon | MultiPolygon): number =>
  shape.type === 'Polygon'
    ? ringsAreaM2(shape.coordinates)
    : shape.coordinates.reduce((area, rings) => area + ringsAreaM2(rings), 0)
