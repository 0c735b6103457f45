import type { Position } from 'geojson'
import type { Grid } from '../model/dataset.ts'
import type { BuildingId, PlaceId, PlanId, StreetId } from '../model/ids.ts'
import type { BuildingUse, PlaceKind, PlaceStatus } from '../model/kinds.ts'
import { buildNetwork } from '../network/build-network.ts'
import { indexEdges } from '../network/edge-index.ts'
import { snapBuildings } from './ground-buildings.ts'
import { at, box, code, lane, line } from './test-town.ts'
import { type GroundSource, layOutGround } from './walk-ground.ts'

/** A lane 1,000 m long from west to east, one to the north in its middle, and one that nothing leads to. */
export const lanes = [
  lane(1, [0, 0], [500, 0], [1000, 0]),
  lane(2, [500, 0], [500, 200]),
  lane(3, [800, 200], [1000, 200]),
]

const grid = (own: string, level: Grid['level'], parent: string | null, west = 0, east = 0): Grid => ({
  code: code(own),
  level,
  parentCode: parent === null ? null : code(parent),
  name: `网格${own}`,
  geometry: level === 'basic' ? box(west, -300, east, 300) : null,
})

const house = (
  id: number,
  x: number,
  y: number,
  households: number,
  basic: string | null,
  use: BuildingUse = 'residential',
) => ({
  id: id as BuildingId,
  name: use === 'civic' ? '文化站' : null,
  use,
  households,
  residents: 2 * households,
  geometry: box(x - 5, y - 5, x + 5, y + 5),
  basicCode: basic === null ? null : code(basic),
})

const place = (id: number, kind: PlaceKind, status: PlaceStatus, own: string | null, position: Position) => ({
  id: id as PlaceId,
  kind,
  status,
  name: `${kind} ${id}`,
  gridCode: own === null ? null : code(own),
  location: { type: 'Point' as const, coordinates: position },
})

/** Positions of `ground.centres`. */
export const CENTRE = 0
export const ISLAND = 1
export const OFF = 2
export const HALL = 3

/** Metres to the centre: 1 105, 2 295, 3 605, 4 555; 5 has no way, 6 is outside every grid. */
export const houses = [
  house(1, 200, 10, 10, '001001'),
  house(2, 390, 10, 20, '001001'),
  house(3, 700, 10, 30, '002001'),
  house(4, 510, 150, 40, '002001'),
  house(5, 900, 190, 5, '002001'),
  house(6, 300, 10, 7, null),
  house(7, 950, 10, 0, '002001', 'civic'),
]

export const source: GroundSource = {
  street: { id: '999901001' as StreetId, boundary: box(-100, -300, 1100, 300) },
  plan: { id: '999901001-2026-1' as PlanId },
  grids: [
    grid('D01', 'district', null),
    grid('001', 'unit', 'D01'),
    grid('002', 'unit', 'D01'),
    grid('001001', 'basic', '001', -100, 450),
    grid('002001', 'basic', '002', 450, 1100),
  ],
  roads: [
    { roadClass: 'primary', tunnel: false, geometry: line([450, -300], [450, 300]) },
    { roadClass: 'primary', tunnel: true, geometry: line([600, -300], [600, 300]) },
    { roadClass: 'lane', tunnel: false, geometry: line([0, 0], [1000, 0]) },
  ],
  landscape: [
    { kind: 'water', geometry: box(550, -250, 750, -5) },
    { kind: 'waterway', geometry: line([650, -250], [650, -5]) },
    { kind: 'green', geometry: box(0, -100, 50, -50) },
  ],
  places: [
    place(1, 'centre', 'operating', '001', at(100, 5)),
    place(2, 'centre', 'operating', '002', at(900, 210)),
    place(3, 'centre', 'operating', '001', at(250, 290)),
    place(4, 'hall', 'operating', 'D01', at(500, 190)),
    place(5, 'station', 'candidate', null, at(700, 3)),
    place(6, 'community-rooms', 'operating', null, at(400, 4)),
  ],
  buildings: houses,
}

export const network = buildNetwork(lanes)
export const ground = layOutGround(source, snapBuildings(network, indexEdges(network), houses))
