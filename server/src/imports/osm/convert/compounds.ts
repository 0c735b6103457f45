import type { Compound, CompoundId } from '@wangge/geodata'
import { boxContains } from '../geometry/clip.ts'
import { isSimpleRing } from '../geometry/ring.ts'
import type { Bbox, OsmData, OsmTags } from '../osm-data.ts'
import type { ProblemLog } from '../problem-log.ts'
import { isGate } from '../tags/gate.ts'
import { nameOf } from '../tags/name.ts'
import type { OsmArea } from './areas.ts'

/** Named residential ground (landuse=residential, place=neighbourhood): the 小区 of the data. Whole, not clipped. */
export const convertCompounds = (
  osm: OsmData,
  areas: readonly OsmArea[],
  box: Bbox,
  log: ProblemLog,
): Compound[] => {
  const gates = new Set(osm.taggedNodes.filter((node) => isGate(node.tags)).map((node) => node.id))
  const found: Compound[] = []
  for (const area of areas) {
    if (!isCompound(area.tags) || !boxContains(box, area.inside[0], area.inside[1])) continue
    const name = nameOf(area.tags)
    const outer = area.rings[0]
    if (name === null || outer === undefined) {
      log.count('compound-unnamed')
      continue
    }
    if (!isSimpleRing(outer)) {
      log.add('warning', 'invalid-shape', area.source, { name }, area.inside)
      continue
    }
    found.push({
      id: (found.length + 1) as CompoundId,
      name,
      geometry: { type: 'Polygon', coordinates: [outer.map((p) => [...p])] },
      walled: area.tags.barrier !== undefined || hasGate(osm, area.source, gates),
      propertyCompany: null,
      rating: null,
      unmanaged: false,
      fallbackPlan: false,
    })
  }
  return found
}

const isCompound = (tags: OsmTags): boolean =>
  tags.building === undefined && (tags.landuse === 'residential' || tags.place === 'neighbourhood')

const hasGate = (osm: OsmData, source: string, gates: ReadonlySet<number>): boolean => {
  const way = source.startsWith('way/') ? osm.ways.get(Number(source.slice(4))) : undefined
  return way?.refs.some((ref) => gates.has(ref)) ?? false
}
