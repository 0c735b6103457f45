import type { Position } from 'geojson'
import type { OsmData, OsmTags } from '../../server/src/imports/osm/osm-data.ts'
import { layerOf, roadClassOf } from '../../server/src/imports/osm/tags/road-class.ts'
import type { RawSegment } from './network-oracle.ts'

/**
 * Ways are joined by the identity of their nodes, as the source has it, but for a node of Wudaokou (2353996187) that a
 * bridge and the path below it both pass through.
 */
const nodeKey = (ref: number, layer: number, passes: boolean): string =>
  ref === 2353996187 && passes ? `${ref} on ${layer}` : `${ref}`

/** The rule in words of its own: `foot` outweighs `access`; what is forbidden is not walked, all else is. */
const forbids = (tags: OsmTags): boolean | null => {
  const said = tags.foot ?? tags.access
  return said === undefined ? null : /^(no|use_sidepath|military)$/.test(said)
}
const isWalked = (tags: OsmTags): boolean => {
  const isFast = /^motorway(_link)?$/.test(tags.highway ?? '') || tags.motorroad === 'yes'
  if (tags.foot === undefined && isFast) return false
  const inTunnel = tags.tunnel !== undefined && tags.tunnel !== 'no'
  const isMain = /^(trunk|primary|secondary)(_link)?$/.test(tags.highway ?? '')
  if (tags.foot === undefined && isMain && inTunnel && (tags.sidewalk ?? 'no') === 'no') return false
  return forbids(tags) !== true
}
const isShut = (tags: OsmTags): boolean =>
  /gate$|^entrance$|turnstile$/.test(tags.barrier ?? '') && (forbids(tags) ?? tags.locked === 'yes')

/** Every stretch between two neighbouring nodes that people walk, by the source's own ids; cut at shut gates. */
export const rawSegments = (osm: OsmData): RawSegment[] => {
  const segments: RawSegment[] = []
  const shut = new Set(osm.taggedNodes.filter(({ tags }) => isShut(tags)).map(({ id }) => id))
  for (const way of osm.ways.values()) {
    if (way.tags.highway === undefined || roadClassOf(way.tags) === null || !isWalked(way.tags)) continue
    const refs = way.refs.filter((ref) => osm.positions.has(ref))
    const { layer } = layerOf(way.tags)
    const place = (at: number): Position => [
      ...(osm.positions.get(refs[at] as number) as readonly [number, number]),
    ]
    for (let k = 1; k < refs.length; k += 1) {
      const key = (at: number) => {
        const ref = refs[at] as number
        if (shut.has(ref)) return `${ref} of ${way.id} seen from ${2 * k - 1 - at}`
        return nodeKey(ref, layer, at > 0 && at < refs.length - 1)
      }
      segments.push({ way: way.id, a: key(k - 1), b: key(k), from: place(k - 1), to: place(k) })
    }
  }
  return segments
}
