import {
  type BuildingId,
  buildNetwork,
  fromLattice,
  type GridCode,
  type GroundSource,
  indexEdges,
  layOutGround,
  metresPerDegree,
  type PlaceId,
  type PlanId,
  snapBuildings,
  type StreetId,
  toLattice,
  type WalkNetwork,
  type WalkGround,
} from '@wangge/geodata'
import * as fc from 'fast-check'
import type { Polygon, Position } from 'geojson'
import { townLanes } from './town-lanes.ts'

const scale = metresPerDegree(32.04)
/** Crossings each way; lanes between neighbours are 80 m long. */
const SIZE = 6
const SPACING_M = 80
export const TOWN_M = SIZE * SPACING_M

export const at = (x: number, y: number): Position => [
  fromLattice(toLattice(118.78 + x / scale.lon)),
  fromLattice(toLattice(32.04 + y / scale.lat)),
]
const rectangle = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]],
})

const metre = fc.integer({ min: 0, max: TOWN_M - SPACING_M })
const place = fc.tuple(metre, metre)

/** A town with some of its lanes missing, so that parts may be islands. */
export const towns = fc.record({
  missing: fc.array(fc.nat(2 * SIZE * SIZE - 1), { maxLength: 24 }),
  homes: fc.array(fc.record({ place, households: fc.constantFrom(0, 1, 6, 40) }), {
    minLength: 1,
    maxLength: 20,
  }),
  centres: fc.array(place, { minLength: 1, maxLength: 4 }),
  rooms: fc.array(place, { minLength: 1, maxLength: 6 }),
})
export type Town = typeof towns extends fc.Arbitrary<infer T> ? T : never

const half = TOWN_M / 2
const basics = ['001001', '001002'] as GridCode[]

export const sourceOf = ({ homes, centres, rooms }: Omit<Town, 'missing'>): GroundSource => ({
  street: { id: '999901001' as StreetId, boundary: rectangle(-50, -50, TOWN_M, TOWN_M) },
  plan: { id: '999901001-2026-1' as PlanId },
  grids: [
    { code: 'D01' as GridCode, level: 'district', parentCode: null, name: '片区', geometry: null },
    { code: '001' as GridCode, level: 'unit', parentCode: 'D01' as GridCode, name: '单元', geometry: null },
    ...basics.map((code, east) => ({
      code,
      level: 'basic' as const,
      parentCode: '001' as GridCode,
      name: code,
      geometry: rectangle(east === 0 ? -50 : half, -50, east === 0 ? half : TOWN_M, TOWN_M),
    })),
  ],
  roads: [],
  landscape: [],
  places: [
    ...centres.map((own, id) => placeAt(id, 'centre', own)),
    ...rooms.map((own, id) => placeAt(100 + id, 'community-rooms', own)),
  ],
  buildings: homes.map(({ place: [x] }, id) => ({
    id: id as BuildingId,
    name: null,
    use: 'residential',
    basicCode: basics[x < half ? 0 : 1] ?? null,
  })),
})

const placeAt = (id: number, kind: 'centre' | 'community-rooms', [x, y]: [number, number]) => ({
  id: id as PlaceId,
  kind,
  status: 'operating' as const,
  name: `${kind} ${id}`,
  gridCode: null,
  location: { type: 'Point' as const, coordinates: at(x, y) },
})

/** Network and ground of a town; homes are squares of 8 m. */
export const groundOf = (town: Town): { network: WalkNetwork; ground: WalkGround } => {
  const network = buildNetwork(townLanes({ size: SIZE, spacingM: SPACING_M, at }, town.missing))
  const buildings = town.homes.map(({ place: [x, y], households }, id) => ({
    id: id as BuildingId,
    use: 'residential' as const,
    households,
    residents: 3 * households,
    geometry: rectangle(x - 4, y - 4, x + 4, y + 4),
  }))
  return {
    network,
    ground: layOutGround(sourceOf(town), snapBuildings(network, indexEdges(network), buildings)),
  }
}
