import { type Road, snapLine } from '@wangge/geodata'
import type { Position } from 'geojson'
import { clipLine } from '../geometry/clip.ts'
import type { Bbox, OsmData, OsmWay } from '../osm-data.ts'
import type { ProblemLog } from '../problem-log.ts'
import { footAccess } from '../tags/foot-access.ts'
import { nameOf } from '../tags/name.ts'
import { isBridge, isTunnel, layerOf, roadClassOf } from '../tags/road-class.ts'

/** A road with the way it came from: boundary lines need its tags. */
export interface SourcedRoad {
  readonly road: Road
  readonly way: OsmWay
}

/** Roads clipped to the box. What is left out is counted: `road-outside`, `road-not-a-way`, `way-without-nodes`. */
export const convertRoads = (osm: OsmData, box: Bbox, log: ProblemLog): SourcedRoad[] => {
  const roads: SourcedRoad[] = []
  for (const way of osm.ways.values()) {
    if (way.tags.highway === undefined) continue
    const roadClass = roadClassOf(way.tags)
    if (roadClass === null) {
      log.count('road-not-a-way')
      continue
    }
    const line = lineOf(osm, way)
    if (line.length < way.refs.length) log.count('way-without-nodes')
    const pieces = clipLine(line, box)
      .map((coordinates) => snapLine({ type: 'LineString', coordinates }))
      .filter((piece) => piece.coordinates.length > 1)
    if (pieces.length === 0) log.count('road-outside')
    const name = nameOf(way.tags)
    if (pieces.length > 0 && name === null) log.count('road-unnamed')
    const { layer, junk } = layerOf(way.tags)
    if (junk && pieces.length > 0) {
      const at = pieces[0]?.coordinates[0] as [number, number]
      log.add('info', 'junk-tag', `way/${way.id}`, { tag: `layer=${way.tags.layer}` }, at)
    }
    const access = footAccess(way.tags)
    for (const piece of pieces) {
      roads.push({
        way,
        road: {
          id: roads.length + 1,
          name,
          roadClass,
          geometry: piece,
          bridge: isBridge(way.tags),
          tunnel: isTunnel(way.tags),
          layer,
          walkable: access !== 'none',
          privateAccess: access === 'private',
        },
      })
    }
  }
  return roads
}

/** Places of a way's nodes, those missing from the extract left out. */
export const lineOf = (osm: OsmData, way: OsmWay): Position[] => {
  const line: Position[] = []
  for (const ref of way.refs) {
    const at = osm.positions.get(ref)
    if (at !== undefined) line.push([at[0], at[1]])
  }
  return line
}
