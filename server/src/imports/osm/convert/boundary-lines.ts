import { type BoundaryLine, type LineRank, snapLine } from '@wangge/geodata'
import { clipLine } from '../geometry/clip.ts'
import type { Bbox, OsmData, OsmTags } from '../osm-data.ts'
import { isTunnel, layerOf } from '../tags/road-class.ts'
import { lineKind } from './landscape.ts'
import { lineOf } from './roads.ts'

/** Lines that grids may be bounded by, clipped to the box, on the lattice. */
export const findBoundaryLines = (osm: OsmData, box: Bbox): BoundaryLine[] => {
  const lines: BoundaryLine[] = []
  for (const way of osm.ways.values()) {
    const rank = boundaryRank(way.tags)
    if (rank === null) continue
    for (const piece of clipLine(lineOf(osm, way), box)) {
      const geometry = snapLine({ type: 'LineString', coordinates: piece })
      if (geometry.coordinates.length > 1) lines.push({ rank, geometry })
    }
  }
  return lines
}

/**
 * 1 main road, river or railway; 2 secondary or tertiary road; 3 residential road; 4 lane, service road, wall;
 * 5 footway. Null for what divides nothing on the ground: tunnels, slip roads, subways, foot bridges, car-park aisles.
 */
export const boundaryRank = (tags: OsmTags): LineRank | null => {
  if (tags.area === 'yes' || tags.indoor !== undefined) return null
  if (isTunnel(tags)) return null
  const kind = lineKind(tags)
  if (kind === 'railway') return 1
  if (kind === 'wall') return 4
  if (kind === 'waterway') return tags.waterway === 'river' || tags.waterway === 'canal' ? 1 : 4
  switch (tags.highway) {
    case 'motorway':
    case 'trunk':
    case 'primary':
      return 1
    case 'secondary':
    case 'tertiary':
      return 2
    case 'unclassified':
    case 'residential':
    case 'road':
      return 3
    case 'living_street':
    case 'pedestrian':
      return 4
    case 'service':
    case 'track':
      return tags.service === undefined || tags.service === 'alley' ? 4 : null
    case 'footway':
    case 'path':
    case 'cycleway':
      return layerOf(tags).layer === 0 && tags.footway === undefined ? 5 : null
    default:
      return null
  }
}
