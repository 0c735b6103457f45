import {
  buildNetwork,
  edgeCount,
  edgeFlag,
  gatesOf,
  generateDemo,
  type Landscape,
  nodeCount,
  type StreetDataset,
  type WalkGate,
  type WalkNetwork,
} from '@wangge/geodata'
import { beforeAll, describe, expect, test } from 'vitest'
import { convertOsm } from '../../server/src/imports/osm/convert/convert.ts'
import { lineKind } from '../../server/src/imports/osm/convert/landscape.ts'
import type { OsmData, OsmTags } from '../../server/src/imports/osm/osm-data.ts'
import { createProblemLog } from '../../server/src/imports/osm/problem-log.ts'
import { readOsmFile } from '../../server/src/imports/osm/read-osm.ts'
import { selectBox } from '../../server/src/imports/osm/select-box.ts'
import { isBridge, layerOf } from '../../server/src/imports/osm/tags/road-class.ts'
import { sharedData } from '../support/shared.ts'
import { barrierContacts, metresInWater, placeKey } from './barrier-contacts.ts'

const take = (size: 'street' | 'county', seed: number, count: number): StreetDataset[] => {
  const streets: StreetDataset[] = []
  for (const street of generateDemo({ size, seed })) {
    streets.push(street)
    if (streets.length === count) break
  }
  return streets
}

describe.each([
  ['street', 1, 1],
  ['street', 2, 1],
  ['county', 3, 3],
] as const)('demo %s, seed %i', (size, seed, count) => {
  let streets: { landscape: readonly Landscape[]; gates: readonly WalkGate[]; network: WalkNetwork }[]

  beforeAll(() => {
    streets = take(size, seed, count).map(({ roads, landscape }) => {
      const gates = gatesOf(landscape)
      return { landscape, gates, network: buildNetwork(roads, { gates }) }
    })
  })

  test('nobody walks through a wall but at a gate', () => {
    for (const { network, landscape, gates } of streets) {
      const places = new Set(gates.map(({ position }) => placeKey(position)))
      const walls = barrierContacts(network, landscape).filter(({ kind }) => kind === 'wall')
      expect(walls.length).toBeGreaterThan(200)
      expect(walls.filter(({ place, flags }) => !places.has(place) || (flags & edgeFlag.gate) === 0)).toEqual(
        [],
      )
    }
  })

  test('nobody walks through water or over a railway but on a bridge or in a tunnel', () => {
    for (const { network, landscape } of streets) {
      const others = barrierContacts(network, landscape).filter(({ kind }) => kind !== 'wall')
      expect(others.length).toBeGreaterThan(5)
      expect(others.filter(({ flags }) => (flags & (edgeFlag.bridge | edgeFlag.tunnel)) === 0)).toEqual([])
      expect(metresInWater(network, landscape)).toBe(0)
    }
  })
})

const extracts = [
  { name: 'Nanjing', file: 'osm/nanjing-xinjiekou.osm.pbf' },
  { name: 'Wudaokou', file: 'osm/beijing-wudaokou.osm.pbf' },
  { name: 'Longgang', file: 'osm/shenzhen-longgang.osm.pbf' },
]

/** What a contact with a barrier is by what the source says; `unexplained` is an omission of the source. */
const reasons = [
  'bridge or tunnel',
  'other level',
  'gate',
  'level crossing',
  'way ends there',
  'unexplained',
] as const
type Reason = (typeof reasons)[number]

describe.each(extracts)('$name, as it is mapped', ({ name, file }) => {
  const path = sharedData(file)

  test.skipIf(path === null)('counts where ways meet barriers; what is shut parts the network', async () => {
    const read = await readOsmFile(path as string)
    if (!read.ok) throw new Error(read.failure.code)
    const osm = read.value
    const box = selectBox(osm, null)
    if (!box.ok) throw new Error(box.failure.code)
    const converted = convertOsm(osm, box.value.box, createProblemLog())
    const gates = gatesOf(converted.landscape)
    const network = buildNetwork(
      converted.roads.map(({ road }) => road),
      { gates },
    )
    const gateAt = new Set(gates.map(({ position }) => placeKey(position)))
    const crossingAt = new Set(
      osm.taggedNodes
        .filter(({ tags }) => tags.railway?.endsWith('crossing') === true)
        .map(({ lon, lat }) => placeKey([lon, lat])),
    )
    const endsAt = deadEnds(network)
    const barriers = barriersOf(osm, converted.landscape)
    const counts = new Map<string, number>()
    for (const contact of barrierContacts(
      network,
      barriers.map(({ landscape }) => landscape),
    )) {
      const tags = barriers[contact.landscape]?.tags ?? {}
      const reason: Reason =
        (contact.flags & (edgeFlag.bridge | edgeFlag.tunnel)) !== 0 || isBridge(tags)
          ? 'bridge or tunnel'
          : contact.level !== layerOf(tags).layer
            ? 'other level'
            : gateAt.has(contact.place)
              ? 'gate'
              : crossingAt.has(contact.place)
                ? 'level crossing'
                : endsAt.has(contact.place)
                  ? 'way ends there'
                  : 'unexplained'
      const key = `${contact.kind}: ${reason}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    const told = [...counts].toSorted().map(([key, count]) => `  ${key} ${count}\n`)
    const inWaterM = Math.round(metresInWater(network, converted.landscape))
    process.stdout.write(
      `${name}: ${told.length === 0 ? 'no contact' : ''}\n${told.join('')}  in water ${inWaterM} m\n`,
    )
    for (const { position, closed } of gates) {
      if (closed) expect(edgesOver(network, placeKey(position))).toBe(0)
    }
  })
})

/** Lines as the source has them, so that a railway's bridge is known; water as converted. */
const barriersOf = (osm: OsmData, converted: readonly Landscape[]) => {
  const found: { landscape: Landscape; tags: OsmTags }[] = []
  const add = (kind: Landscape['kind'], geometry: Landscape['geometry'], tags: OsmTags) =>
    found.push({ landscape: { id: found.length, kind, name: null, geometry, passable: null }, tags })
  for (const way of osm.ways.values()) {
    const kind = lineKind(way.tags)
    const coordinates = way.refs.flatMap((ref) => {
      const at = osm.positions.get(ref)
      return at === undefined ? [] : [[...at]]
    })
    if (kind !== null) add(kind, { type: 'LineString', coordinates }, way.tags)
  }
  for (const { kind, geometry } of converted) if (kind === 'water') add(kind, geometry, {})
  return found
}

/** Places where a single edge ends. */
const deadEnds = (network: WalkNetwork): Set<string> => {
  const ends = new Set<string>()
  for (let node = 0; node < nodeCount(network); node += 1) {
    if ((network.halfEdgeStart[node + 1] as number) - (network.halfEdgeStart[node] as number) === 1)
      ends.add(`${network.nodeLon[node]},${network.nodeLat[node]}`)
  }
  return ends
}

/** Edges that lead on over a place: through it, or joined to another at it. */
const edgesOver = (network: WalkNetwork, place: string): number => {
  let over = 0
  for (let edge = 0; edge < edgeCount(network); edge += 1) {
    const last = (network.shapeStart[edge + 1] as number) - 1
    for (let p = (network.shapeStart[edge] as number) + 1; p < last; p += 1)
      if (`${network.shapeLon[p]},${network.shapeLat[p]}` === place) over += 1
  }
  for (let node = 0; node < nodeCount(network); node += 1) {
    const degree = (network.halfEdgeStart[node + 1] as number) - (network.halfEdgeStart[node] as number)
    if (degree > 1 && `${network.nodeLon[node]},${network.nodeLat[node]}` === place) over += 1
  }
  return over
}
