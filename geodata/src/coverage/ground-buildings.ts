import type { Position } from 'geojson'
import { fromLattice, toLattice } from '../crs/lattice.ts'
import type { Building } from '../model/dataset.ts'
import { buildingUses } from '../model/kinds.ts'
import type { EdgeIndex } from '../network/edge-index.ts'
import { networkStamp } from '../network/network-stamp.ts'
import { snapPoint } from '../network/snap.ts'
import type { WalkNetwork } from '../network/walk-network.ts'
import type { Demand } from './demand.ts'
import { type PolygonColumns, polygonColumns } from './polygon-columns.ts'
import { ringCentre } from './ring-centre.ts'

/** A street's buildings as columns, snapped to its network; what is computed again and again goes by their position. */
export interface GroundBuildings extends Demand {
  /** `networkStamp` of the network that they were snapped to. */
  readonly network: number
  /** Position in `buildingUses`. */
  readonly use: Uint8Array
  /** Middle of the footprint in lattice steps: the place that was snapped. */
  readonly lon: Int32Array
  readonly lat: Int32Array
  /** −1: no way of the main component near enough. */
  readonly edge: Int32Array
  readonly offsetM: Float64Array
  /** Straight metres from the middle to its place on the network; 0 off the network. */
  readonly snappedM: Float32Array
  readonly footprints: PolygonColumns
}

type SnappedBuilding = Pick<Building, 'id' | 'use' | 'households' | 'residents' | 'geometry'>

/** Buildings in the order given, each at the nearest way of the main component, if one is within 150 m. */
export const snapBuildings = (
  network: WalkNetwork,
  index: EdgeIndex,
  buildings: readonly SnappedBuilding[],
): GroundBuildings => {
  const column = (value: (building: SnappedBuilding) => number): Int32Array =>
    Int32Array.from(buildings, value)
  const count = buildings.length
  const lon = new Int32Array(count)
  const lat = new Int32Array(count)
  const edge = new Int32Array(count).fill(-1)
  const offsetM = new Float64Array(count)
  const snappedM = new Float32Array(count)
  buildings.forEach(({ geometry }, at) => {
    const [x = 0, y = 0] = ringCentre(geometry.coordinates[0] ?? [])
    lon[at] = toLattice(x)
    lat[at] = toLattice(y)
    const snapped = snapPoint(network, index, [fromLattice(toLattice(x)), fromLattice(toLattice(y))])
    if (!snapped.ok) return
    edge[at] = snapped.value.edge
    offsetM[at] = snapped.value.offsetM
    snappedM[at] = snapped.value.snappedM
  })
  return {
    network: networkStamp(network),
    id: column(({ id }) => id),
    households: column(({ households }) => households),
    residents: column(({ residents }) => residents),
    use: Uint8Array.from(buildings, ({ use }) => buildingUses.indexOf(use)),
    lon,
    lat,
    edge,
    offsetM,
    snappedM,
    footprints: polygonColumns(buildings.map(({ geometry }) => geometry)),
  }
}

export const buildingCount = ({ id }: Pick<GroundBuildings, 'id'>): number => id.length

/** Middle of a building's footprint. */
export const buildingPosition = ({ lon, lat }: GroundBuildings, building: number): Position => [
  fromLattice(lon[building] as number),
  fromLattice(lat[building] as number),
]
