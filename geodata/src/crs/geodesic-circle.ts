import type { Polygon, Position } from 'geojson'
import { metresPerDegree } from './ellipsoid.ts'
import { snapPosition } from './lattice.ts'

const vertices = 72

/**
 * Circle of `radiusM` metres around a point, counter-clockwise, closed, on the 1e-7° lattice. Its vertices are
 * within 2 cm of the ellipsoid's circle at walking distances; between two of them the chord runs at most 0.1 %
 * of the radius inside it.
 */
export const geodesicCircle = (lon: number, lat: number, radiusM: number): Polygon => {
  const northPerDegree = metresPerDegree(lat).lat
  const ring: Position[] = []
  for (let i = 0; i < vertices; i += 1) {
    const angle = (2 * Math.PI * i) / vertices
    const latitude = lat + (radiusM * Math.sin(angle)) / northPerDegree
    const eastPerDegree = metresPerDegree((lat + latitude) / 2).lon
    ring.push(snapPosition([lon + (radiusM * Math.cos(angle)) / eastPerDegree, latitude]))
  }
  const [first] = ring
  if (first) ring.push(first)
  return { type: 'Polygon', coordinates: [ring] }
}
