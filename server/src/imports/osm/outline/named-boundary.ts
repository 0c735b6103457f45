import { snapPosition } from '@wangge/geodata'
import type { Polygon, Position } from 'geojson'
import { assembleRings } from '../geometry/assemble-rings.ts'
import { boxContains } from '../geometry/clip.ts'
import { isSimpleRing } from '../geometry/ring.ts'
import type { Bbox, OsmData } from '../osm-data.ts'
import { nameOf } from '../tags/name.ts'

/**
 * The street's own administrative boundary, where the file has a relation of its name whose ways close to one ring
 * inside the box; null otherwise.
 */
export const findNamedBoundary = (osm: OsmData, street: string, box: Bbox): Polygon | null => {
  for (const relation of osm.relations) {
    if (relation.tags.boundary !== 'administrative' || nameOf(relation.tags) !== street) continue
    const outers = relation.members
      .filter((member) => member.type === 'way' && member.role !== 'inner')
      .map((member) => osm.ways.get(member.ref)?.refs ?? [])
    const { rings, open } = assembleRings(outers)
    const [refs] = rings
    if (open > 0 || rings.length !== 1 || refs === undefined) continue
    const ring: Position[] = refs
      .map((ref) => osm.positions.get(ref))
      .filter((at) => at !== undefined)
      .map((at) => snapPosition([...at]))
    const inside = ring.every((p) => boxContains(box, p[0] as number, p[1] as number))
    if (ring.length === refs.length && inside && isSimpleRing(ring))
      return { type: 'Polygon', coordinates: [ring] }
  }
  return null
}
