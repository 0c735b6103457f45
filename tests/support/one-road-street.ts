import type { PlaceId, StreetDataset } from '@wangge/geodata'
import type { Position } from 'geojson'
import { latticeStreet } from './lattice-street.ts'

type Road = StreetDataset['roads'][number]

interface OneRoadStreet {
  /** Entrances of the centres, degrees east and north of the street's corner. */
  readonly centres: readonly Position[]
  /** Further ways, from and to, likewise. */
  readonly ways?: readonly (readonly [Position, Position])[]
  readonly walkable?: boolean
}

const at = ([x = 0, y = 0]: Position): Position => [
  Math.round((120 + x) * 1e7) / 1e7,
  Math.round((32 + y) * 1e7) / 1e7,
]

/**
 * The lattice street with its one road, 377 m from west to east along 2e-3° north of the corner, and other centres. The
 * houses of the southernmost of the four rows are farther than 150 m from it; a row has 8 houses of 10 households.
 */
export const oneRoadStreet = (
  id: string,
  { centres, ways = [], walkable = true }: OneRoadStreet,
): StreetDataset => {
  const street = latticeStreet(id)
  const [road] = street.roads
  const [place] = street.places
  if (road === undefined || place === undefined) throw new Error('the lattice street has a road and a place')
  return {
    ...street,
    roads: [
      { ...road, walkable },
      ...ways.map(
        (ends, i): Road => ({
          ...road,
          id: 2 + i,
          name: null,
          roadClass: 'footway',
          geometry: { type: 'LineString', coordinates: ends.map(at) },
        }),
      ),
    ],
    places: centres.map((entrance, i) => ({
      ...place,
      id: (i + 1) as PlaceId,
      name: `服务中心${i + 1}`,
      location: { type: 'Point', coordinates: at(entrance) },
    })),
  }
}
