import {
  AreaOutliner,
  BEYOND_M,
  buildNetwork,
  edgeCount,
  edgeLengthM,
  indexEdges,
  type ReachedPieces,
  serviceAreaPolygon,
  snapPoint,
  Walker,
  type WalkNetwork,
  type WalkWay,
} from '@wangge/geodata'
import type { Position } from 'geojson'
import { beforeAll, describe, expect, test } from 'vitest'
import type { OsmData } from '../../server/src/imports/osm/osm-data.ts'
import { readOsmFile } from '../../server/src/imports/osm/read-osm.ts'
import { footAccess } from '../../server/src/imports/osm/tags/foot-access.ts'
import { isGate, isPassable } from '../../server/src/imports/osm/tags/gate.ts'
import { isBridge, isTunnel, layerOf, roadClassOf } from '../../server/src/imports/osm/tags/road-class.ts'
import { sharedData } from '../support/shared.ts'
import { along, chordM, RawWalk, type RawSegment } from './network-oracle.ts'
import { rawSegments } from './network-raw-ways.ts'
import { nestsIn, polygonContains, selfCrossings } from './polygon-checks.ts'

const extracts = [
  { name: 'Nanjing', file: 'osm/nanjing-xinjiekou.osm.pbf' },
  { name: 'Wudaokou', file: 'osm/beijing-wudaokou.osm.pbf' },
]
const limitM = 300
const sampleM = 2
const points = 50

for (const { name, file } of extracts) {
  const path = sharedData(file)
  describe.skipIf(path === null)(name, () => {
    let town: Town
    beforeAll(async () => {
      const read = await readOsmFile(path as string)
      if (!read.ok) throw new Error(read.failure.code)
      town = readTown(read.value)
    })

    test('50 random points: the reached set is that of a walk over the raw ways; the polygon holds it and no more', () => {
      const { network, raw, segments, walker, outliner } = town
      let compared = 0
      let beyond = 0
      let samePlace = 0
      for (const point of randomPoints(town, points)) {
        const snapped = snapPoint(network, town.index, point)
        if (!snapped.ok) throw new Error(snapped.failure.code)
        const start = raw.nearest(point, (segment) => town.inMain(segment))
        expect(snapped.value.snappedM).toBeCloseTo(start.metres, 1)
        const at = along(segments[start.segment] as RawSegment, start.share)
        expect(chordM(at, snapped.value.position)).toBeLessThan(0.05)

        const starts = [start]
        const reached = raw.walk(starts, limitM + BEYOND_M)
        walker.walk([snapped.value], limitM + BEYOND_M)
        const pieces = walker.cut(limitM)
        const walked = samplesOf(town, walker.cut(limitM + BEYOND_M))
        const within = samplesOf(town, pieces)
        const area = serviceAreaPolygon(outliner, walker, limitM)
        if (!area.ok) throw new Error(area.failure.code)
        expect(selfCrossings(area.value)).toBe(0)
        segments.forEach((segment, index) => {
          const far = chordM(segment.from, at) - raw.lengthM(index)
          if (far > limitM + 100) return
          if (raw.lengthM(index) === 0) return
          const steps = Math.ceil(raw.lengthM(index) / sampleM)
          for (let k = 0; k <= steps; k += 1) {
            const share = k / steps
            const oracleM = raw.metresTo(reached, starts, index, share)
            const oursM = within(index, share)
            if (oracleM <= limitM - 0.5) expect(Math.abs(oursM - oracleM)).toBeLessThan(0.5)
            if (oursM <= limitM) expect(Math.abs(oursM - oracleM)).toBeLessThan(0.5)
            compared += 1
            const place = along(segment, share)
            if (oursM <= limitM) expect(polygonContains(area.value, place)).toBe(true)
            else if (walked(index, share) === Infinity && polygonContains(area.value, place)) {
              beyond += 1
              // Only where it lies within a metre of a way that is reached: over it, under it, or drawn on top of it.
              if (nearestReachedM(town, walker.cut(limitM + BEYOND_M), place) <= 1) samePlace += 1
            }
          }
        })
      }
      process.stdout.write(
        `${name}: ${compared} places compared; beyond and inside ${beyond}, at the same place ${samePlace}\n`,
      )
      expect(beyond).toBe(samePlace)
    })

    test('5, 10 and 15 minutes nest, and each is the same asked alone', () => {
      const { network, walker, outliner } = town
      for (const point of randomPoints(town, 6)) {
        const snapped = snapPoint(network, town.index, point)
        if (!snapped.ok) throw new Error(snapped.failure.code)
        const outlines = [300, 600, 900].map((limit) => {
          walker.walk([snapped.value], limit + BEYOND_M)
          const alone = serviceAreaPolygon(outliner, walker, limit)
          walker.walk([snapped.value], 900 + BEYOND_M)
          const together = serviceAreaPolygon(outliner, walker, limit)
          if (!alone.ok || !together.ok) throw new Error('no outline')
          expect(together.value).toEqual(alone.value)
          return alone.value
        })
        const [five, ten, fifteen] = outlines as [
          (typeof outlines)[0],
          (typeof outlines)[0],
          (typeof outlines)[0],
        ]
        expect(nestsIn(five, ten)).toBe(true)
        expect(nestsIn(ten, fifteen)).toBe(true)
      }
    })
  })
}

interface Town {
  readonly network: WalkNetwork
  readonly index: ReturnType<typeof indexEdges>
  readonly walker: Walker
  readonly outliner: AreaOutliner
  readonly segments: readonly RawSegment[]
  readonly raw: RawWalk
  /** Edge and metres from its start to both ends, for each raw segment. */
  readonly edgeOf: readonly (readonly [edge: number, fromM: number, toM: number])[]
  inMain(segment: RawSegment): boolean
}

const readTown = (osm: OsmData): Town => {
  const ways: WalkWay[] = []
  for (const way of osm.ways.values()) {
    const roadClass = roadClassOf(way.tags)
    if (way.tags.highway === undefined || roadClass === null) continue
    const places = way.refs.map((ref) => osm.positions.get(ref)).filter((at) => at !== undefined)
    ways.push({
      id: way.id,
      roadClass,
      geometry: { coordinates: places.map((at): Position => [...at]) },
      bridge: isBridge(way.tags),
      tunnel: isTunnel(way.tags),
      layer: layerOf(way.tags).layer,
      walkable: footAccess(way.tags) !== 'none',
      privateAccess: footAccess(way.tags) === 'private',
    })
  }
  const segments = rawSegments(osm)
  const gates = osm.taggedNodes
    .filter(({ tags }) => isGate(tags))
    .map(({ lon, lat, tags }) => ({ position: [lon, lat], closed: !isPassable(tags) }))
  const network = buildNetwork(ways, { gates })
  const edges = indexEdges(network)
  const edgeOf = locateSegments(network, segments)
  const isMain = ([edge]: readonly [number, number, number]) =>
    network.nodeComponent[network.edgeFrom[edge] as number] === 0
  const raw = new RawWalk(segments)
  const rawM = segments.reduce((sum, _, index) => sum + raw.lengthM(index), 0)
  let networkM = 0
  for (let edge = 0; edge < edgeCount(network); edge += 1) networkM += edgeLengthM(network, edge)
  expect(networkM / rawM).toBeCloseTo(1, 6)
  const main = new Set(
    segments.filter(
      (_, index) => raw.lengthM(index) > 0 && isMain(edgeOf[index] as readonly [number, number, number]),
    ),
  )
  return {
    network,
    index: edges,
    walker: new Walker(network),
    outliner: new AreaOutliner(network),
    segments,
    raw,
    edgeOf,
    inMain: (segment) => main.has(segment),
  }
}

const locateSegments = (network: WalkNetwork, segments: readonly RawSegment[]) => {
  const lattice = ([lon = 0, lat = 0]: Position) => `${Math.round(lon * 1e7)},${Math.round(lat * 1e7)}`
  const found = new Map<string, readonly [number, number, number]>()
  const { shapeStart, shapeLon, shapeLat, shapeM } = network
  for (let edge = 0; edge < edgeCount(network); edge += 1) {
    for (let p = shapeStart[edge] as number; p < (shapeStart[edge + 1] as number) - 1; p += 1) {
      const from = `${shapeLon[p]},${shapeLat[p]}`
      const to = `${shapeLon[p + 1]},${shapeLat[p + 1]}`
      found.set(`${network.edgeWay[edge]}:${from}:${to}`, [
        edge,
        shapeM[p] as number,
        shapeM[p + 1] as number,
      ])
    }
  }
  return segments.map(({ way, from, to }) => {
    // Two nodes at one place: the source repeats a vertex.
    if (lattice(from) === lattice(to)) return [0, 0, 0] as const
    const at = found.get(`${way}:${lattice(from)}:${lattice(to)}`)
    if (at === undefined) throw new Error(`way ${way} is not in the network`)
    return at
  })
}

/** Metres by the pieces at a share of a raw segment; Infinity where no piece is. */
const samplesOf = ({ edgeOf }: Town, pieces: ReachedPieces) => {
  const byEdge = new Map<number, number[]>()
  pieces.edge.forEach((edge, piece) => {
    byEdge.set(edge, [...(byEdge.get(edge) ?? []), piece])
  })
  return (segment: number, share: number): number => {
    const [edge, fromM, toM] = edgeOf[segment] as readonly [number, number, number]
    const offsetM = fromM + share * (toM - fromM)
    let least = Infinity
    for (const piece of byEdge.get(edge) ?? []) {
      const [a, b] = [pieces.fromM[piece] as number, pieces.toM[piece] as number]
      if (offsetM < a - 1e-9 || offsetM > b + 1e-9) continue
      const [atA, atB] = [pieces.metresAtFrom[piece] as number, pieces.metresAtTo[piece] as number]
      least = Math.min(least, atA + ((offsetM - a) / (b - a)) * (atB - atA))
    }
    return least
  }
}

const nearestReachedM = (town: Town, pieces: ReachedPieces, place: Position): number => {
  const walked = samplesOf(town, pieces)
  let nearest = Infinity
  town.segments.forEach((segment, index) => {
    if (chordM(segment.from, place) - town.raw.lengthM(index) > 2) return
    const steps = Math.ceil(town.raw.lengthM(index) / 0.1)
    for (let k = 0; k <= steps; k += 1) {
      if (walked(index, k / steps) < Infinity) {
        nearest = Math.min(nearest, chordM(along(segment, k / steps), place))
      }
    }
  })
  return nearest
}

const randomPoints = ({ segments, raw, inMain }: Town, count: number): Position[] => {
  let state = 20261101
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const found: Position[] = []
  while (found.length < count) {
    const segment = segments[Math.floor(random() * segments.length)] as RawSegment
    const [lon = 0, lat = 0] = along(segment, random())
    const point = [lon + (random() - 0.5) * 4e-4, lat + (random() - 0.5) * 4e-4]
    if (raw.nearest(point, inMain).metres < 100) found.push(point)
  }
  return found
}
