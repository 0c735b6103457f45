import { buildingUses } from '../model/kinds.ts'
import { type PackedColumn, type PackedFailure, readPacked, writePacked } from '../model/packed.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { type GroundBuildings, buildingCount } from './ground-buildings.ts'
import { type PolygonColumns, polygonsFit } from './polygon-columns.ts'
import type { WalkGround } from './walk-ground.ts'

const buildingsForm = { letters: 'WGBU', version: 1 } as const
const groundForm = { letters: 'WGGR', version: 1 } as const

/** `file-inconsistent`: the columns do not fit together. */
export type GroundFileFailure = PackedFailure | 'file-inconsistent'

type GroundHead = Omit<WalkGround, 'buildings' | 'basic' | 'gridShapes'> & { readonly network: number }
type Columns = Readonly<Record<string, PackedColumn>>

const buildingColumns = (buildings: GroundBuildings): Columns => {
  const { id, households, residents, use, lon, lat, edge, offsetM, snappedM, footprints } = buildings
  return { id, households, residents, use, lon, lat, edge, offsetM, snappedM, ...footprints }
}

const buildingsOf = (network: number, columns: Columns): GroundBuildings | null => {
  const { ringStart, cornerStart, cornerLon, cornerLat, ...own } = columns as unknown as Omit<
    GroundBuildings,
    'network' | 'footprints'
  > &
    PolygonColumns
  const { id, households, residents, use, lon, lat, edge, offsetM, snappedM } = own
  const buildings = { id, households, residents, use, lon, lat, edge, offsetM, snappedM }
  const footprints = { ringStart, cornerStart, cornerLon, cornerLat }
  const count = buildingCount(buildings)
  if (Object.values(buildings).some((column) => column.length !== count)) return null
  if (!polygonsFit(footprints, count) || use.some((at) => at >= buildingUses.length)) return null
  return { network, ...buildings, footprints }
}

/** Versioned and checksummed; the same buildings give the same bytes. */
export const writeGroundBuildings = (buildings: GroundBuildings): Uint8Array<ArrayBuffer> =>
  writePacked(buildingsForm, { head: buildings.network, columns: buildingColumns(buildings) })

export const readGroundBuildings = (bytes: Uint8Array): Result<GroundBuildings, GroundFileFailure> => {
  const packed = readPacked(buildingsForm, bytes)
  if (!packed.ok) return packed
  const buildings = buildingsOf(packed.value.head as number, packed.value.columns)
  return buildings === null ? fail('file-inconsistent') : ok(buildings)
}

/** Versioned and checksummed; the same ground gives the same bytes. */
export const writeWalkGround = (ground: WalkGround): Uint8Array<ArrayBuffer> => {
  const { buildings, basic, gridShapes, ...head } = ground
  const shapes = Object.entries(gridShapes).map(([name, column]) => [`grid.${name}`, column])
  return writePacked(groundForm, {
    head: { ...head, network: buildings.network },
    columns: { ...buildingColumns(buildings), basic, ...Object.fromEntries(shapes) },
  })
}

export const readWalkGround = (bytes: Uint8Array): Result<WalkGround, GroundFileFailure> => {
  const packed = readPacked(groundForm, bytes)
  if (!packed.ok) return packed
  const { head, columns } = packed.value
  const { network, ...rest } = head as GroundHead
  const buildings = buildingsOf(network, columns)
  const basic = columns.basic as Int32Array
  const gridShapes = {
    ringStart: columns['grid.ringStart'],
    cornerStart: columns['grid.cornerStart'],
    cornerLon: columns['grid.cornerLon'],
    cornerLat: columns['grid.cornerLat'],
  } as PolygonColumns
  const count = rest.grids.length
  if (buildings === null || basic.length !== buildingCount(buildings)) return fail('file-inconsistent')
  if (!polygonsFit(gridShapes, count) || basic.some((at) => at < -1 || at >= count)) {
    return fail('file-inconsistent')
  }
  return ok({ ...rest, gridShapes, buildings, basic })
}
