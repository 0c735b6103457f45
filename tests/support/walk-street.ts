import type { Building, BuildingId, Place, PlaceId, PlaceStatus, Road, StreetDataset } from '@wangge/geodata'
import type { Polygon, Position } from 'geojson'
import { latticeStreet } from './lattice-street.ts'

const west = 120
const south = 32

/** Thousandths of a degree east and north of the street's corner: 94.492 m and about 110.88 m each. */
export const at = (east: number, north: number): [number, number] => [
  Math.round((west + east / 1000) * 1e7) / 1e7,
  Math.round((south + north / 1000) * 1e7) / 1e7,
]
/** Metres of a thousandth of a degree of longitude on the main way (WGS 84, latitude 32.0005°). */
export const eastM = 94.492

const road = (id: number, points: readonly Position[], bridge = false): Road => ({
  id,
  name: null,
  roadClass: 'residential',
  geometry: { type: 'LineString', coordinates: [...points] },
  bridge,
  tunnel: false,
  layer: 0,
  walkable: true,
  privateAccess: false,
})

const box = (w: number, s: number, e: number, n: number): Polygon => ({
  type: 'Polygon',
  coordinates: [[at(w, s), at(e, s), at(e, n), at(w, n), at(w, s)]],
})

/**
 * A street of 8 × 8 squares of which every walk is known by hand. The main way runs east along the south; a bridge
 * goes north from it over a lake; a way by itself in the west is an island.
 *
 * | | east, north | households | walk to centre 1 |
 * | --- | --- | --- | --- |
 * | house 1 | 1.1, 0.5 | 10 | 94.5 m |
 * | house 2 | 2.5, 0.5 | 20 | 226.8 m |
 * | house 3 | 4.5, 0.5 | 40 | 415.8 m |
 * | house 4 | 7.5, 0.5 | 80 | 699.2 m |
 * | house 5 | 0.5, 2.5, on the island | 7 | none, though the straight circle of 300 m reaches it |
 *
 * Centre 1 stands at 0.1, 0.5; centre 2 on the island; centre 3 where no way is near; station 4, a candidate, at
 * house 4. Residents are 2.5 times the households, rounded up.
 */
export const walkStreet = (id: string): StreetDataset => {
  const lattice = latticeStreet(id, { side: 8, buildingsPerBasic: 1, requests: 0 })
  const basicAt = (east: number, north: number) =>
    lattice.grids.filter(({ level }) => level === 'basic')[Math.floor(east) + 8 * Math.floor(north)]?.code ??
    null
  const house = (number: number, east: number, north: number, households: number): Building => ({
    id: number as BuildingId,
    compoundId: null,
    name: null,
    use: 'residential',
    floors: 6,
    households,
    residents: Math.ceil(households * 2.5),
    geometry: box(east - 0.05, north - 0.05, east + 0.05, north + 0.05),
    basicCode: basicAt(east, north),
  })
  const place = (
    number: number,
    kind: Place['kind'],
    status: PlaceStatus,
    name: string,
    east: number,
    north: number,
  ): Place => ({
    id: number as PlaceId,
    kind,
    status,
    name,
    gridCode:
      lattice.grids.find(({ code }) => basicAt(east, north)?.startsWith(code) && code.length === 12)?.code ??
      null,
    location: { type: 'Point', coordinates: at(east, north) },
    floorAreaM2: null,
    services: [],
    sixHave: {},
    grade: null,
  })
  return {
    ...lattice,
    roads: [
      road(1, [at(0, 0.5), at(3.5, 0.5), at(8, 0.5)]),
      road(2, [at(3.5, 0.5), at(3.5, 1.5)]),
      road(3, [at(3.5, 1.5), at(3.5, 4)], true),
      road(4, [at(0.5, 2.5), at(1.5, 2.5)]),
    ],
    landscape: [{ id: 1, kind: 'water', name: '方湖', geometry: box(3, 2, 4, 3), passable: null }],
    compounds: [],
    buildings: [
      house(1, 1.1, 0.5, 10),
      house(2, 2.5, 0.5, 20),
      house(3, 4.5, 0.5, 40),
      house(4, 7.5, 0.5, 80),
      house(5, 0.5, 2.5, 7),
    ],
    places: [
      place(1, 'centre', 'operating', '中心一', 0.1, 0.5),
      place(2, 'centre', 'operating', '岛上中心', 1, 2.5),
      place(3, 'centre', 'operating', '无路中心', 2, 7),
      place(4, 'station', 'candidate', '候选站', 7.5, 0.5),
    ],
  }
}

/** The same without a single way that anyone may walk. */
export const waylessStreet = (id: string): StreetDataset => ({
  ...walkStreet(id),
  roads: walkStreet(id).roads.map((way) => ({ ...way, walkable: false })),
})

/** The same where nobody lives. */
export const emptyHomesStreet = (id: string): StreetDataset => ({
  ...walkStreet(id),
  buildings: walkStreet(id).buildings.map((building) => ({ ...building, households: 0, residents: 0 })),
})
