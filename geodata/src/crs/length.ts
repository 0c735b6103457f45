import type { LineString, Position } from 'geojson'
import { metresPerDegree } from './ellipsoid.ts'

/** Metres between two positions no further apart than a street is wide (scale at the middle latitude). */
export const distanceM = (a: Position, b: Position): number => {
  const latA = a[1] ?? 0
  const latB = b[1] ?? 0
  const scale = metresPerDegree((latA + latB) / 2)
  return Math.hypot(((b[0] ?? 0) - (a[0] ?? 0)) * scale.lon, (latB - latA) * scale.lat)
}

/** Length of a line in metres. */
export const lengthM = (line: LineString): number => {
  let total = 0
  for (let i = 1; i < line.coordinates.length; i++) {
    total += distanceM(line.coordinates[i - 1] ?? [], line.coordinates[i] ?? [])
  }
  return total
}
