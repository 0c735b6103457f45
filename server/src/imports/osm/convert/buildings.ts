import { areaM2, type BuildingUse, type Footprint } from '@wangge/geodata'
import type { Polygon, Position } from 'geojson'
import { boxContains } from '../geometry/clip.ts'
import { doubledArea, isSimpleRing, ringContains } from '../geometry/ring.ts'
import type { Bbox, OsmData, OsmTags } from '../osm-data.ts'
import type { ProblemLog } from '../problem-log.ts'
import { readFloors } from '../tags/floors.ts'
import { nameOf } from '../tags/name.ts'
import type { OsmArea } from './areas.ts'
import { buildingUse, zoneUse } from './building-use.ts'
import { assumedFloors, estimateHouseholds, residentsPerHousehold } from './estimate.ts'

export interface OsmBuilding {
  readonly source: string
  readonly name: string | null
  readonly use: BuildingUse
  readonly floors: number
  readonly households: number
  readonly residents: number
  readonly geometry: Polygon
  readonly inside: readonly [number, number]
}

/**
 * Buildings wholly inside the box. Counted: `building-outside-box`, `building-across-box`, `building-floors-assumed`,
 * `building-use-assumed`, `building-mapped-twice`, `courtyard-left-out`; told one by one: `invalid-shape`, `junk-tag`.
 */
export const convertBuildings = (
  osm: OsmData,
  areas: readonly OsmArea[],
  box: Bbox,
  log: ProblemLog,
): OsmBuilding[] => {
  const zones = areas
    .filter((area) => area.tags.building === undefined && zoneUse(area.tags) !== null)
    .map((area) => ({ ring: area.rings[0] as Position[], use: zoneUse(area.tags) as BuildingUse }))
    .map((zone) => ({ ...zone, size: Math.abs(doubledArea(zone.ring)) }))
    .toSorted((a, b) => a.size - b.size)
  const shops = osm.taggedNodes.filter((node) => isShop(node.tags) && boxContains(box, node.lon, node.lat))
  const found: OsmBuilding[] = []
  const outlines = new Set<string>()
  for (const area of areas) {
    if (!isBuilding(area.tags)) continue
    const [x, y] = area.inside
    if (!boxContains(box, x, y)) {
      log.count('building-outside-box')
      continue
    }
    const geometry = footprint(area, log)
    if (geometry === null) continue
    // The box is the last outline there can be, and no outline may cut a building.
    if (!geometry.coordinates[0]?.every((p) => boxContains(box, p[0] as number, p[1] as number))) {
      log.count('building-across-box')
      continue
    }
    const outline = JSON.stringify(geometry.coordinates[0]?.toSorted((a, b) => byPlace(a, b)))
    if (outlines.has(outline)) {
      log.count('building-mapped-twice')
      continue
    }
    outlines.add(outline)
    const footprintM2 = areaM2(geometry)
    const read = readFloors(area.tags)
    for (const tag of read.junk) log.add('info', 'junk-tag', area.source, { tag }, area.inside)
    const outer = geometry.coordinates[0] as Position[]
    const verdict = buildingUse({
      tags: area.tags,
      zone: zones.find((zone) => ringContains(zone.ring, x, y))?.use ?? null,
      shopInside: shops.some((shop) => ringContains(outer, shop.lon, shop.lat)),
      floors: read.floors,
      footprintM2,
    })
    if (verdict.assumed) log.count('building-use-assumed')
    if (read.floors === null) log.count('building-floors-assumed')
    const floors = read.floors ?? assumedFloors(verdict.use, area.tags.building ?? '', footprintM2)
    found.push({
      source: area.source,
      name: nameOf(area.tags),
      use: verdict.use,
      floors,
      ...estimateHouseholds(verdict.use, footprintM2, floors, verdict.dormitory),
      geometry,
      inside: area.inside,
    })
  }
  return found
}

/**
 * The buildings as the proposal of grids takes them, numbered as they stand in the list. Grids share out load: 300–500
 * households or about 1,000 people each, so the people of a dormitory weigh as the households they would make.
 */
export const footprintsOf = (buildings: readonly OsmBuilding[]): Footprint[] =>
  buildings.map(({ geometry, households, residents }, id) => ({
    id,
    geometry,
    households: Math.max(households, Math.round(residents / residentsPerHousehold)),
    residents,
  }))

const isBuilding = (tags: OsmTags): boolean => tags.building !== undefined && tags.building !== 'no'

const isShop = (tags: OsmTags): boolean =>
  tags.shop !== undefined ||
  /^(restaurant|fast_food|cafe|bar|pub|bank|pharmacy|ice_cream)$/.test(tags.amenity ?? '')

const byPlace = (a: Position, b: Position): number =>
  (a[0] as number) - (b[0] as number) || (a[1] as number) - (b[1] as number)

/** Outer ring and those courtyards that are simple and lie inside; null for a shape PostGIS would refuse. */
const footprint = (area: OsmArea, log: ProblemLog): Polygon | null => {
  const [outer, ...holes] = area.rings
  if (outer === undefined || !isSimpleRing(outer)) {
    log.add('warning', 'invalid-shape', area.source, {}, area.inside)
    return null
  }
  const courtyards = holes.filter(
    (hole) => isSimpleRing(hole) && hole.every((p) => ringContains(outer, p[0] as number, p[1] as number)),
  )
  // Two courtyards that touch make a shape that is hard to judge: the larger one alone tells nearly the same area.
  const kept = courtyards.toSorted((a, b) => Math.abs(doubledArea(b)) - Math.abs(doubledArea(a))).slice(0, 1)
  if (kept.length < holes.length) log.count('courtyard-left-out', holes.length - kept.length)
  return { type: 'Polygon', coordinates: [outer, ...kept].map((ring) => ring.map((p) => [...p])) }
}
