import { type Landscape, type LandscapeKind, snapLine, snapPolygon, snapPosition } from '@wangge/geodata'
import { boxContains, clipLine, clipRing } from '../geometry/clip.ts'
import type { Bbox, OsmData, OsmTags } from '../osm-data.ts'
import type { ProblemLog } from '../problem-log.ts'
import { footAccess } from '../tags/foot-access.ts'
import { isGate, isPassable, isWall } from '../tags/gate.ts'
import { nameOf } from '../tags/name.ts'
import { isTunnel, roadClassOf } from '../tags/road-class.ts'
import type { OsmArea } from './areas.ts'
import { zoneUse } from './building-use.ts'
import { lineOf } from './roads.ts'

/**
 * Ground of the map: water, green, zones, railways, walls and gates, clipped to the box. A wall that stands across a way
 * as one node is a gate that is shut. Told one by one: `gate-shut`, where a way that people walk ends at one.
 */
export const convertLandscape = (
  osm: OsmData,
  areas: readonly OsmArea[],
  box: Bbox,
  log: ProblemLog,
): Landscape[] => {
  const found: Landscape[] = []
  const add = (
    kind: LandscapeKind,
    tags: OsmTags,
    geometry: Landscape['geometry'],
    passable: boolean | null = null,
  ) => {
    found.push({ id: found.length + 1, kind, name: nameOf(tags), geometry, passable })
  }
  for (const area of areas) {
    const kind = areaKind(area.tags)
    if (kind === null) continue
    const [outer, ...holes] = area.rings.map((ring) => clipRing(ring, box))
    if (!outer) continue
    const clipped = [outer, ...holes.filter((hole) => hole !== null)]
    const polygon = snapPolygon({ type: 'Polygon', coordinates: clipped })
    if (polygon.coordinates.length > 0) add(kind, area.tags, polygon)
  }
  for (const way of osm.ways.values()) {
    const kind = lineKind(way.tags)
    if (kind === null) continue
    for (const piece of clipLine(lineOf(osm, way), box)) {
      const line = snapLine({ type: 'LineString', coordinates: piece })
      if (line.coordinates.length > 1) add(kind, way.tags, line)
    }
  }
  const walked = walkedNodes(osm)
  for (const node of osm.taggedNodes) {
    const { id, lon, lat, tags } = node
    const kind = isWall(tags) && walked.has(id) ? 'gate' : pointKind(tags)
    if (kind === null || !boxContains(box, lon, lat)) continue
    const passable = kind === 'gate' ? isPassable(tags) : null
    add(kind, tags, { type: 'Point', coordinates: snapPosition([lon, lat]) }, passable)
    if (passable === false && walked.has(id)) {
      log.add('info', 'gate-shut', `node/${id}`, { barrier: tags.barrier ?? '' }, [lon, lat])
    }
  }
  return found
}

/** Nodes that ways lead people over. */
const walkedNodes = (osm: OsmData): ReadonlySet<number> => {
  const nodes = new Set<number>()
  for (const { tags, refs } of osm.ways.values()) {
    if (roadClassOf(tags) === null || footAccess(tags) === 'none') continue
    for (const ref of refs) nodes.add(ref)
  }
  return nodes
}

const greens = new Set([
  'leisure=park',
  'leisure=garden',
  'leisure=golf_course',
  'leisure=nature_reserve',
  'leisure=pitch',
  'leisure=playground',
  'landuse=grass',
  'landuse=forest',
  'landuse=meadow',
  'landuse=village_green',
  'landuse=recreation_ground',
  'landuse=orchard',
  'landuse=farmland',
  'landuse=cemetery',
  'landuse=park',
  'natural=wood',
  'natural=grassland',
  'natural=scrub',
])
const waters = new Set([
  'natural=water',
  'landuse=reservoir',
  'landuse=basin',
  'waterway=riverbank',
  'waterway=dock',
])

const areaKind = (tags: OsmTags): LandscapeKind | null => {
  const pairs = ['natural', 'landuse', 'leisure', 'waterway'].map((key) => `${key}=${tags[key] ?? ''}`)
  if (pairs.some((pair) => waters.has(pair))) return 'water'
  if (pairs.some((pair) => greens.has(pair))) return 'green'
  if (tags.building !== undefined || tags.highway !== undefined) return null
  return zoneUse(tags) !== null ? 'zone' : null
}

const streams = new Set(['river', 'canal', 'stream', 'ditch', 'drain'])
const rails = new Set(['rail', 'light_rail', 'narrow_gauge', 'monorail', 'tram'])

/** Kind of a way that is drawn as a line. */
export const lineKind = (tags: OsmTags): LandscapeKind | null => {
  if (streams.has(tags.waterway ?? '') && !isTunnel(tags)) return 'waterway'
  if (tags.railway === 'subway') return 'subway'
  if (rails.has(tags.railway ?? '')) return isTunnel(tags) ? 'subway' : 'railway'
  if (isWall(tags)) return 'wall'
  return null
}

const pointKind = (tags: OsmTags): LandscapeKind | null => {
  if (isGate(tags)) return 'gate'
  return tags.natural === 'peak' || tags.natural === 'hill' ? 'hill' : null
}
