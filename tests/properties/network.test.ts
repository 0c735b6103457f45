import {
  AreaOutliner,
  BEYOND_M,
  buildNetwork,
  edgeCount,
  edgeLengthM,
  edgePlaces,
  nearestCentres,
  nodeCount,
  readNetwork,
  serviceAreaPolygon,
  Walker,
  type WalkNetwork,
  writeNetwork,
} from '@wangge/geodata'
import * as fc from 'fast-check'
import type { Position } from 'geojson'
import { describe, expect, test } from 'vitest'
import { along, chordM, RawWalk, type RawSegment } from './network-oracle.ts'
import { type RandomTown, randomTown } from './network-random-ways.ts'
import { nestsIn, polygonContains, selfCrossings, sideDistanceM } from './polygon-checks.ts'

const runs = { numRuns: 200, seed: 20261101, endOnFailure: true }

/**
 * The raw ways by the rule as it is written: vertices join on equal levels; a level that only ends joins what it meets;
 * nothing joins at a gate that is shut.
 */
const rawSegments = ({ ways, gates }: RandomTown): RawSegment[] => {
  const levelsAt = new Map<string, Map<number, boolean>>()
  const placeOf = ([lon = 0, lat = 0]: Position) => `${Math.round(lon * 1e7)},${Math.round(lat * 1e7)}`
  const shut = new Set(gates.filter(({ closed }) => closed).map(({ position }) => placeOf(position)))
  const paths = ways.map((way) => {
    const path = way.geometry.coordinates.filter(
      (p, i, all) => i === 0 || placeOf(p) !== placeOf(all[i - 1] as Position),
    )
    return { way, path: path.length > 1 ? path : [] }
  })
  for (const { way, path } of paths) {
    path.forEach((p, i) => {
      const levels = levelsAt.get(placeOf(p)) ?? new Map<number, boolean>()
      levelsAt.set(placeOf(p), levels)
      levels.set(way.layer, (levels.get(way.layer) ?? false) || (i > 0 && i < path.length - 1))
    })
  }
  const keyOf = (p: Position, layer: number) => {
    const levels = levelsAt.get(placeOf(p)) as Map<number, boolean>
    const passing = [...levels].filter(([, passes]) => passes).map(([level]) => level)
    if (passing.length < 2) return placeOf(p)
    if (levels.get(layer) === true) return `${placeOf(p)} on ${layer}`
    // The nearest level that passes; of two as near, the one that came first.
    const distances = passing.map((level) => Math.abs(level - layer))
    return `${placeOf(p)} on ${passing[distances.indexOf(Math.min(...distances))]}`
  }
  return paths.flatMap(({ way, path }) =>
    path.slice(1).map((to, i) => {
      const from = path[i] as Position
      const key = (p: Position) =>
        shut.has(placeOf(p)) ? `${placeOf(p)} of ${way.id} on ${i}` : keyOf(p, way.layer)
      return { way: way.id, a: key(from), b: key(to), from, to }
    }),
  )
}

/** Raw segments in order of the ways, with the edge and metres where each begins and ends. */
const placesOf = (network: WalkNetwork, segments: readonly RawSegment[]) => {
  const free = new Map<string, [number, number, number][]>()
  for (let edge = 0; edge < edgeCount(network); edge += 1) {
    for (
      let p = network.shapeStart[edge] as number;
      p < (network.shapeStart[edge + 1] as number) - 1;
      p += 1
    ) {
      const ends = `${network.shapeLon[p]},${network.shapeLat[p]}:${network.shapeLon[p + 1]},${network.shapeLat[p + 1]}`
      const key = `${network.edgeWay[edge]}:${ends}`
      free.set(key, [
        ...(free.get(key) ?? []),
        [edge, network.shapeM[p] as number, network.shapeM[p + 1] as number],
      ])
    }
  }
  return segments.map(({ way, from, to }) => {
    const name = ([lon = 0, lat = 0]: Position) => `${Math.round(lon * 1e7)},${Math.round(lat * 1e7)}`
    // A way that runs over the same stretch twice: both are walked alike.
    return (free.get(`${way}:${name(from)}:${name(to)}`) as [number, number, number][])[0] as [
      number,
      number,
      number,
    ]
  })
}

interface Case {
  readonly network: WalkNetwork
  readonly segments: readonly RawSegment[]
  readonly raw: RawWalk
  readonly places: readonly (readonly [number, number, number])[]
}

const caseOf = (town: RandomTown): Case | null => {
  const network = buildNetwork(town.ways, town)
  if (edgeCount(network) === 0) return null
  const segments = rawSegments(town)
  return { network, segments, raw: new RawWalk(segments), places: placesOf(network, segments) }
}

const start = fc.record({ at: fc.nat(), share: fc.double({ min: 0, max: 1, noNaN: true }) })

const placeAt = ({ segments, places }: Case, { at, share }: { at: number; share: number }) => {
  const segment = at % segments.length
  const [edge, fromM, toM] = places[segment] as readonly [number, number, number]
  return { raw: { segment, share }, ours: { edge, offsetM: fromM + share * (toM - fromM) } }
}

describe('walks on random ways', () => {
  test('every place of every segment is as far as a plain walk over the raw ways says', () => {
    fc.assert(
      fc.property(
        randomTown,
        fc.array(start, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 400 }),
        (town, starts, limitM) => {
          const made = caseOf(town)
          if (made === null) return
          const begins = starts.map((s) => placeAt(made, s))
          const walker = new Walker(made.network)
          walker.walk([{ edge: 0, offsetM: 0 }], 77)
          expect(
            walker.walk(
              begins.map(({ ours }) => ours),
              limitM,
            ).ok,
          ).toBe(true)
          const rawStarts = begins.map(({ raw }) => raw)
          const reached = made.raw.walk(rawStarts, limitM)
          const pieces = walker.cut()
          made.segments.forEach((_, segment) => {
            const [edge, fromM, toM] = made.places[segment] as readonly [number, number, number]
            for (const share of [0, 0.13, 0.5, 0.77, 1]) {
              const oracleM = made.raw.metresTo(reached, rawStarts, segment, share)
              const offsetM = fromM + share * (toM - fromM)
              const oursM = walker.metresTo({ edge, offsetM })
              if (oracleM < limitM - 0.01) expect(Math.abs(oursM - oracleM)).toBeLessThan(0.01)
              if (oursM < Infinity) expect(Math.abs(oursM - oracleM)).toBeLessThan(0.01)
              const inPieces = piecesM(pieces, edge, offsetM)
              if (oursM < limitM - 0.001) expect(inPieces).toBeCloseTo(oursM, 5)
              if (oursM > limitM + 0.001) expect(inPieces).toBe(Infinity)
            }
          })
        },
      ),
      runs,
    )
  })

  test('pieces of an edge do not overlap, and a cut of a larger surface is the walk to the smaller limit', () => {
    fc.assert(
      fc.property(
        randomTown,
        fc.array(start, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 300 }),
        (town, starts, limitM) => {
          const made = caseOf(town)
          if (made === null) return
          const begins = starts.map((s) => placeAt(made, s).ours)
          const walker = new Walker(made.network)
          walker.walk(begins, limitM)
          const alone = inOrder(walker.cut())
          walker.walk(begins, 3 * limitM)
          const cut = inOrder(walker.cut(limitM))
          expect(cut.count).toBe(alone.count)
          for (let i = 0; i < alone.count; i += 1) {
            expect((alone.toM[i] as number) - (alone.fromM[i] as number)).toBeGreaterThan(0)
            expect(
              Math.max(alone.metresAtFrom[i] as number, alone.metresAtTo[i] as number),
            ).toBeLessThanOrEqual(limitM + 1e-9)
            if (alone.edge[i] === alone.edge[i + 1])
              expect(alone.fromM[i + 1]).toBeGreaterThanOrEqual((alone.toM[i] as number) - 1e-9)
            expect(cut.edge[i]).toBe(alone.edge[i])
            expect(cut.fromM[i]).toBeCloseTo(alone.fromM[i] as number, 9)
            expect(cut.toM[i]).toBeCloseTo(alone.toM[i] as number, 9)
          }
        },
      ),
      runs,
    )
  })

  test('nearest and second nearest centre are those of a walk from each centre alone', () => {
    fc.assert(
      fc.property(
        randomTown,
        fc.array(start, { minLength: 1, maxLength: 6 }),
        fc.array(start, { minLength: 1, maxLength: 10 }),
        (town, centres, targets) => {
          const made = caseOf(town)
          if (made === null) return
          const from = centres.map((c) => placeAt(made, c))
          const to = targets.map((t) => placeAt(made, t))
          const found = nearestCentres(
            made.network,
            edgePlaces(from.map(({ ours }) => ours)),
            edgePlaces(to.map(({ ours }) => ours)),
          )
          const walks = from.map(({ raw }) => ({ raw, reached: made.raw.walk([raw], Infinity) }))
          to.forEach(({ raw }, target) => {
            const metres = walks.map((w) => made.raw.metresTo(w.reached, [w.raw], raw.segment, raw.share))
            const sorted = metres.toSorted((a, b) => a - b)
            expectMetres(found.nearestM[target] as number, sorted[0] as number)
            expectMetres(found.secondM[target] as number, sorted[1] ?? Infinity)
            if (sorted[0] === Infinity) expect(found.nearest[target]).toBe(-1)
            else expectMetres(metres[found.nearest[target] as number] as number, sorted[0] as number)
            if (found.second[target] !== -1) expect(found.second[target]).not.toBe(found.nearest[target])
          })
        },
      ),
      runs,
    )
  })
})

describe('outlines on random ways', () => {
  test('every reached place is inside; what is 25 m beyond is not, but within two metres of what is reached', () => {
    fc.assert(
      fc.property(randomTown, start, fc.integer({ min: 5, max: 300 }), (town, begin, limitM) => {
        const made = caseOf(town)
        if (made === null) return
        const { raw, ours } = placeAt(made, begin)
        const walker = new Walker(made.network)
        walker.walk([ours], limitM + BEYOND_M)
        const area = serviceAreaPolygon(outlinerOf(made.network), walker, limitM)
        if (!area.ok) throw new Error(area.failure.code)
        expect(selfCrossings(area.value)).toBe(0)
        const reached = made.raw.walk([raw], limitM + BEYOND_M)
        const near: Position[] = []
        const far: Position[] = []
        const outside: number[] = []
        made.segments.forEach((segment, index) => {
          const steps = Math.ceil(made.raw.lengthM(index) / 0.5)
          for (let k = 0; k <= steps; k += 1) {
            const metres = made.raw.metresTo(reached, [raw], index, k / steps)
            const place = along(segment, k / steps)
            if (metres <= limitM + BEYOND_M) near.push(place)
            if (metres <= limitM - 0.01 && !polygonContains(area.value, place))
              outside.push(sideDistanceM(area.value, place))
            if (metres > limitM + BEYOND_M && polygonContains(area.value, place)) far.push(place)
          }
        })
        // Ways drawn on top of each other, or meeting at a sharp angle: within the units that outlines are computed in.
        expect(Math.max(0, ...outside)).toBeLessThan(0.002)
        for (const place of far) {
          expect(Math.min(...near.map((other) => chordM(place, other)))).toBeLessThan(2)
        }
      }),
      { ...runs, numRuns: 100 },
    )
  })

  test('larger limits contain smaller ones; each is the same whatever surface it is cut from', () => {
    fc.assert(
      fc.property(
        randomTown,
        start,
        fc.integer({ min: 5, max: 150 }),
        fc.integer({ min: 1, max: 150 }),
        (town, begin, limitM, moreM) => {
          const made = caseOf(town)
          if (made === null) return
          const { ours } = placeAt(made, begin)
          const walker = new Walker(made.network)
          const outliner = outlinerOf(made.network)
          walker.walk([ours], limitM + BEYOND_M)
          const alone = serviceAreaPolygon(outliner, walker, limitM)
          walker.walk([ours], limitM + moreM + BEYOND_M)
          const larger = serviceAreaPolygon(outliner, walker, limitM + moreM)
          const again = serviceAreaPolygon(outliner, walker, limitM)
          if (!alone.ok || !larger.ok || !again.ok) throw new Error('no outline')
          expect(again.value).toEqual(alone.value)
          expect(nestsIn(alone.value, larger.value)).toBe(true)
        },
      ),
      { ...runs, numRuns: 100 },
    )
  })
})

test('the binary form gives every random network back', () => {
  fc.assert(
    fc.property(randomTown, ({ ways, gates }) => {
      const network = buildNetwork(ways, { gates })
      const read = readNetwork(writeNetwork(network))
      expect(read.ok && read.value).toEqual(network)
      expect(nodeCount(network)).toBe(network.nodeComponent.length)
      for (let edge = 0; edge < edgeCount(network); edge += 1)
        expect(edgeLengthM(network, edge)).toBeGreaterThan(0)
    }),
    runs,
  )
})

/** Pieces sorted by edge and place: places equally far come in any order. */
const inOrder = (pieces: ReturnType<Walker['cut']>): ReturnType<Walker['cut']> => {
  const order = Array.from({ length: pieces.count }, (_, i) => i)
  order.sort(
    (a, b) =>
      (pieces.edge[a] as number) - (pieces.edge[b] as number) ||
      (pieces.fromM[a] as number) - (pieces.fromM[b] as number),
  )
  const sorted = (column: Float64Array) => Float64Array.from(order, (i) => column[i] as number)
  return {
    count: pieces.count,
    edge: Int32Array.from(order, (i) => pieces.edge[i] as number),
    fromM: sorted(pieces.fromM),
    toM: sorted(pieces.toM),
    metresAtFrom: sorted(pieces.metresAtFrom),
    metresAtTo: sorted(pieces.metresAtTo),
  }
}

const outlinerOf = (network: WalkNetwork) => new AreaOutliner(network)

const expectMetres = (ours: number, oracle: number): void => {
  if (oracle === Infinity) expect(ours).toBe(Infinity)
  else expect(Math.abs(ours - oracle)).toBeLessThan(0.02)
}

const piecesM = (pieces: ReturnType<Walker['cut']>, edge: number, offsetM: number): number => {
  let least = Infinity
  for (let i = 0; i < pieces.count; i += 1) {
    const fromM = pieces.fromM[i] as number
    const toM = pieces.toM[i] as number
    if (pieces.edge[i] !== edge || offsetM < fromM - 1e-6 || offsetM > toM + 1e-6) continue
    const [a, b] = [pieces.metresAtFrom[i] as number, pieces.metresAtTo[i] as number]
    const share = Math.min(1, Math.max(0, (offsetM - fromM) / (toM - fromM)))
    least = Math.min(least, a + share * (b - a))
  }
  return least
}
