import type { Position } from 'geojson'
import { fromLattice } from '../crs/lattice.ts'
import type { EdgePlace } from './snap.ts'
import type { WalkNetwork } from './walk-network.ts'

/** Where a place on the network lies on the map; metres beyond the edge's end are its end. */
export const placeOnEdge = (
  { shapeStart, shapeLon, shapeLat, shapeM }: WalkNetwork,
  { edge, offsetM }: EdgePlace,
): Position => {
  const last = (shapeStart[edge + 1] as number) - 1
  let point = shapeStart[edge] as number
  while (point + 1 < last && (shapeM[point + 1] as number) < offsetM) point += 1
  const startM = shapeM[point] as number
  const share = Math.min(1, (offsetM - startM) / ((shapeM[point + 1] as number) - startM))
  const between = (column: Int32Array): number => {
    const from = column[point] as number
    return fromLattice(from + share * ((column[point + 1] as number) - from))
  }
  return [between(shapeLon), between(shapeLat)]
}
