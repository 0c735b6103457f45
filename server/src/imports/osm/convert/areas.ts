import { snapPosition } from '@wangge/geodata'
import type { Position } from 'geojson'
import { assembleRings } from '../geometry/assemble-rings.ts'
import { doubledArea, interiorPoint, isClosed, ringContains } from '../geometry/ring.ts'
import type { OsmData, OsmTags } from '../osm-data.ts'
import type { ProblemLog } from '../problem-log.ts'

/** An area of the source: a closed way, or one outer ring of a multipolygon relation with its holes. */
export interface OsmArea {
  readonly source: string
  readonly tags: OsmTags
  /** Outer ring first, then holes; closed, not yet clipped. */
  readonly rings: readonly (readonly Position[])[]
  /** A point inside. */
  readonly inside: readonly [number, number]
}

/** Every tagged area of the file. Multipolygons whose ways are partly missing are counted as `open-multipolygon`. */
export const findAreas = (osm: OsmData, log: ProblemLog): OsmArea[] => {
  const ringOf = (refs: readonly number[]): Position[] | null => {
    const ring: Position[] = []
    for (const ref of refs) {
      const at = osm.positions.get(ref)
      if (at === undefined) return null
      const p = snapPosition([at[0], at[1]])
      const last = ring[ring.length - 1]
      if (last === undefined || last[0] !== p[0] || last[1] !== p[1]) ring.push(p)
    }
    return ring.length >= 4 ? ring : null
  }
  const areas: OsmArea[] = []
  const spoken = new Set<string>()
  for (const relation of osm.relations) {
    if (relation.tags.type !== 'multipolygon') continue
    const members = relation.members.filter((member) => member.type === 'way')
    const linesOf = (inner: boolean) =>
      members
        .filter((member) => (member.role === 'inner') === inner)
        .map((member) => osm.ways.get(member.ref)?.refs ?? [])
    const outers = assembleRings(linesOf(false))
    const holes = assembleRings(linesOf(true))
      .rings.map(ringOf)
      .filter((ring) => ring !== null)
    if (outers.open > 0 || outers.rings.length === 0) log.count('open-multipolygon')
    for (const refs of outers.rings) {
      const outer = ringOf(refs)
      if (outer === null) continue
      const within = holes.filter((hole) => {
        const [x, y] = interiorPoint([hole])
        return ringContains(outer, x, y)
      })
      const rings = [outer, ...within]
      areas.push({
        source: `relation/${relation.id}`,
        tags: relation.tags,
        rings,
        inside: interiorPoint(rings),
      })
    }
    // The outer way of a building's multipolygon often repeats its tags: the same house must not count twice.
    for (const member of members) {
      const tags = osm.ways.get(member.ref)?.tags
      if (member.role !== 'inner' && sameThing(relation.tags, tags)) spoken.add(`way/${member.ref}`)
    }
  }
  for (const way of osm.ways.values()) {
    const source = `way/${way.id}`
    if (!isClosed(way.refs) || spoken.has(source) || Object.keys(way.tags).length === 0) continue
    const ring = ringOf(way.refs)
    if (ring === null || doubledArea(ring) === 0) continue
    areas.push({ source, tags: way.tags, rings: [ring], inside: interiorPoint([ring]) })
  }
  return areas
}

const sameThing = (a: OsmTags, b: OsmTags | undefined): boolean =>
  b !== undefined &&
  ['building', 'landuse', 'natural', 'leisure', 'amenity'].some((key) => key in a && key in b)
