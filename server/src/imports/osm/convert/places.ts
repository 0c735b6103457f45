import { type Place, type PlaceId, type PlaceKind, snapPosition } from '@wangge/geodata'
import { boxContains } from '../geometry/clip.ts'
import type { Bbox, OsmData, OsmTags } from '../osm-data.ts'
import { nameOf } from '../tags/name.ts'
import type { OsmArea } from './areas.ts'

/** What a civic point could become, and the plain word for it where it has no name. */
const civic: Readonly<Record<string, { kind: PlaceKind; word: string }>> = {
  'amenity=townhall': { kind: 'centre', word: '政府机关' },
  'amenity=community_centre': { kind: 'centre', word: '社区中心' },
  'amenity=social_facility': { kind: 'centre', word: '社会服务机构' },
  'amenity=social_centre': { kind: 'centre', word: '活动中心' },
  'amenity=public_building': { kind: 'centre', word: '公共服务设施' },
  'office=government': { kind: 'centre', word: '政府机关' },
  'office=public_service': { kind: 'centre', word: '公共服务设施' },
  'amenity=library': { kind: 'station', word: '图书馆' },
  'amenity=post_office': { kind: 'station', word: '邮局' },
  'amenity=police': { kind: 'station', word: '派出所' },
}

/**
 * Candidate service places from civic points and areas. A candidate is a thought, not a service: it serves no grid,
 * and nobody has looked at its rooms.
 */
export const convertPlaces = (osm: OsmData, areas: readonly OsmArea[], box: Bbox): Place[] => {
  const found: Place[] = []
  const add = (tags: OsmTags, lon: number, lat: number) => {
    const what = civicOf(tags)
    if (what === null || !boxContains(box, lon, lat)) return
    const name = nameOf(tags) ?? what.word
    if (found.some((place) => place.name === name && isNear(place.location.coordinates, lon, lat))) return
    found.push({
      id: (found.length + 1) as PlaceId,
      kind: what.kind,
      status: 'candidate',
      name,
      gridCode: null,
      location: { type: 'Point', coordinates: snapPosition([lon, lat]) },
      floorAreaM2: null,
      services: [],
      sixHave: {},
      grade: null,
    })
  }
  for (const node of osm.taggedNodes) add(node.tags, node.lon, node.lat)
  for (const area of areas) add(area.tags, area.inside[0], area.inside[1])
  return found
}

/** A civic building and its entrance are often mapped both; 0.0015° is about 150 m. */
const isNear = (at: readonly number[], lon: number, lat: number): boolean =>
  Math.hypot((at[0] ?? 0) - lon, (at[1] ?? 0) - lat) < 0.0015

const civicOf = (tags: OsmTags): { kind: PlaceKind; word: string } | null =>
  civic[`amenity=${tags.amenity ?? ''}`] ?? civic[`office=${tags.office ?? ''}`] ?? null
