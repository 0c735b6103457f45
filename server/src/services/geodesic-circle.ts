import type { Polygon } from 'geojson'
import { metresPerDegree } from '@wangge/geodata'

const vertices = 72
const snap = (degrees: number) => Math.round(degrees * 1e7) / 1e7

/**
 * Circle of `radiusM` metres around a point, counter-clockwise, closed, on the 1e-7° lattice. Its vertices are
 * within 2 cm of the ellipsoid's circle at walking distances; between two of them the chord runs at most 0.1 %
 * of the radius inside it.
 */
export const geodesicCircle = (lon: number, lat: number, radiusM: number): Polygon => {
  const northPerDegree = metresPerDegree(lat).lat
  const ring: [number, number][] = []
  for (let i = 0; i < vertices; i += 1) {
    const angle = (2 * Math.PI * i) / vertices
    const latitude = lat + (radiusM * Math.sin(angle)) / northPerDegree
    const eastPerDegree = metresPerDegree((lat + latitude) / 2).lon
    ring.push([snap(lon + (radiusM * Math.cos(angle)) / eastPerDegree), snap(latitude)])
  }
  const [first] = ring
  if (first) ring.push(first)
  return { type: 'Polygon', coordinates: [ring] }
}
