import type { LineString, Polygon, Position } from 'geojson'
import { metresPerDegree } from '../crs/ellipsoid.ts'
import { snapPosition } from '../crs/lattice.ts'
import type { GridCode } from '../model/ids.ts'
import type { GridLevel } from '../model/levels.ts'
import type { WalkWay } from '../network/walk-way.ts'
import type { GridNode } from './grid-tree.ts'
import type { Walks } from './measure-walks.ts'

const scale = metresPerDegree(32.04)

/** A place by metres east and north of a corner of the town. */
export const at = (x: number, y: number): Position =>
  snapPosition([118.78 + x / scale.lon, 32.04 + y / scale.lat])

export const box = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [[at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)]],
})

export const line = (...places: [x: number, y: number][]): LineString => ({
  type: 'LineString',
  coordinates: places.map(([x, y]) => at(x, y)),
})

export const lane = (id: number, ...places: [x: number, y: number][]): WalkWay => ({
  id,
  roadClass: 'lane',
  geometry: line(...places),
  bridge: false,
  tunnel: false,
  layer: 0,
  walkable: true,
})

export const code = (text: string): GridCode => text as GridCode
const grid = (own: string, level: GridLevel, parent: string | null): GridNode => ({
  code: code(own),
  level,
  parentCode: parent === null ? null : code(parent),
})

/** Two districts; the first has two units, one of them with two basic grids. */
export const grids: readonly GridNode[] = [
  grid('D01', 'district', null),
  grid('D02', 'district', null),
  grid('001', 'unit', 'D01'),
  grid('002', 'unit', 'D01'),
  grid('003', 'unit', 'D02'),
  grid('001001', 'basic', '001'),
  grid('001002', 'basic', '001'),
  grid('002001', 'basic', '002'),
  grid('003001', 'basic', '003'),
]

/** Walks of metres to a centre, null without one. */
export const walksOf = (rows: readonly (readonly [centre: number, metres: number] | null)[]): Walks => ({
  count: rows.length,
  nearest: Int32Array.from(rows, (row) => row?.[0] ?? -1),
  nearestM: Float64Array.from(rows, (row) => row?.[1] ?? Infinity),
  second: new Int32Array(rows.length).fill(-1),
  secondM: new Float64Array(rows.length).fill(Infinity),
  state: Uint8Array.from(rows, (row) => (row === null ? 1 : 0)),
})
