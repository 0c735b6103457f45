import { fail, ok, type Result } from '@wangge/geodata'
import { boxContains } from './geometry/clip.ts'
import type { Bbox, OsmData, OsmWay } from './osm-data.ts'
import { roadClassOf } from './tags/road-class.ts'

export interface SelectedBox {
  readonly box: Bbox
  /** Where it comes from: the user, the file's header, or the core of what the file holds. */
  readonly from: 'argument' | 'header' | 'core'
}

/**
 * The box to import. Extracts keep whole ways, which reach far beyond what was asked for, so without a box of its own
 * the file's core is taken: the middle 98% of its buildings' nodes, or, in a file with few buildings, the middle 90% of
 * its roads' nodes.
 * Error: `no-street-in-box` when no road has a node in it.
 */
export const selectBox = (osm: OsmData, asked: Bbox | null): Result<SelectedBox, 'no-street-in-box'> => {
  const box = asked ?? osm.headerBbox ?? coreOf(osm)
  const from = asked !== null ? 'argument' : osm.headerBbox !== null ? 'header' : 'core'
  if (box === null || !hasRoad(osm, box)) {
    const [west, south, east, north] = box ?? [0, 0, 0, 0]
    return fail('no-street-in-box', { west, south, east, north })
  }
  return ok({ box, from })
}

const isRoad = (way: OsmWay): boolean => roadClassOf(way.tags) !== null
const isBuilding = (way: OsmWay): boolean => way.tags.building !== undefined

function* nodesOf(osm: OsmData, wanted: (way: OsmWay) => boolean): Generator<readonly [number, number]> {
  for (const way of osm.ways.values()) {
    if (!wanted(way)) continue
    for (const ref of way.refs) {
      const at = osm.positions.get(ref)
      if (at !== undefined) yield at
    }
  }
}

const hasRoad = (osm: OsmData, box: Bbox): boolean => {
  for (const [lon, lat] of nodesOf(osm, isRoad)) if (boxContains(box, lon, lat)) return true
  return false
}

const fewBuildingNodes = 500

const coreOf = (osm: OsmData): Bbox | null => {
  const buildings = [...nodesOf(osm, isBuilding)]
  const sparse = buildings.length < fewBuildingNodes
  const nodes = sparse ? [...nodesOf(osm, isRoad)] : buildings
  const tail = sparse ? 0.05 : 0.01
  if (nodes.length === 0) return null
  const between = (axis: 0 | 1): [number, number] => {
    const sorted = nodes.map((node) => node[axis]).toSorted((a, b) => a - b)
    const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] as number
    return [at(tail), at(1 - tail)]
  }
  const [west, east] = between(0)
  const [south, north] = between(1)
  return [west, south, east, north]
}
