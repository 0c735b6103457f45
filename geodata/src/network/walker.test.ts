import { describe, expect, test } from 'vitest'
import { buildNetwork } from './build-network.ts'
import type { ReachedPieces } from './reached.ts'
import { way } from './test-ways.ts'
import { edgeCount, edgeLengthM } from './walk-network.ts'
import { walkFrom, Walker, type WalkStart } from './walker.ts'

/** Pieces as rows of whole metres: edge, from, to, walk at both ends. */
const rows = (pieces: ReachedPieces) =>
  Array.from({ length: pieces.count }, (_, i) =>
    [pieces.edge[i], pieces.fromM[i], pieces.toM[i], pieces.metresAtFrom[i], pieces.metresAtTo[i]].map(
      (value) => Math.round(value as number),
    ),
  ).toSorted((a, b) => (a[0] as number) - (b[0] as number) || (a[1] as number) - (b[1] as number))

const line = buildNetwork([
  way(1, [
    [0, 0],
    [100, 0],
  ]),
  way(2, [
    [100, 0],
    [300, 0],
  ]),
])
const edgeOf = (network: typeof line, id: number) => network.edgeWay.indexOf(id)

const walked = (network: typeof line, starts: readonly WalkStart[], limitM: number): Walker => {
  const walk = walkFrom(network, starts, limitM)
  if (!walk.ok) throw new Error(walk.failure.code)
  return walk.value
}

describe('Walker', () => {
  test('goes both ways from a place on an edge, and on through nodes', () => {
    const walker = walked(line, [{ edge: edgeOf(line, 1), offsetM: 40 }], 100)
    const first = edgeOf(line, 1)
    const second = edgeOf(line, 2)
    const expected = [
      [first, 0, 40, 40, 0],
      [first, 40, 100, 0, 60],
      [second, 0, 40, 60, 100],
    ].toSorted((a, b) => (a[0] as number) - (b[0] as number) || (a[1] as number) - (b[1] as number))
    expect(rows(walker.cut())).toEqual(expected)
    expect(walker.metresTo({ edge: second, offsetM: 30 })).toBeCloseTo(90, 1)
    expect(walker.metresTo({ edge: second, offsetM: 50 })).toBe(Infinity)
  })

  test('a smaller limit is cut from the same surface', () => {
    const walker = walked(line, [{ edge: edgeOf(line, 1), offsetM: 40 }], 1000)
    expect(rows(walker.cut(25))).toEqual([
      [edgeOf(line, 1), 15, 40, 25, 0],
      [edgeOf(line, 1), 40, 65, 0, 25],
    ])
    const all = walker.cut()
    const metres = Array.from(all.toM, (to, i) => to - (all.fromM[i] as number))
    expect(metres.reduce((a, b) => a + b)).toBeCloseTo(300, 0)
  })

  test('an edge entered from both ends is two pieces that meet where the walks are equal', () => {
    const ring = buildNetwork([
      way(1, [
        [0, 0],
        [100, 0],
      ]),
      way(2, [
        [0, 0],
        [0, 100],
      ]),
      way(3, [
        [100, 0],
        [100, 100],
        [0, 100],
      ]),
    ])
    const walker = walked(ring, [{ edge: edgeOf(ring, 1), offsetM: 0 }], 500)
    const edge = edgeOf(ring, 3)
    expect(edgeLengthM(ring, edge)).toBeCloseTo(200, 0)
    expect(rows(walker.cut()).filter((row) => row[0] === edge)).toEqual([
      [edge, 0, 100, 100, 200],
      [edge, 100, 200, 200, 100],
    ])
  })

  test('several starts: each place by its nearest, counting what was walked before', () => {
    const edge = edgeOf(line, 2)
    const starts = [
      { edge, offsetM: 20 },
      { edge, offsetM: 180, beforeM: 40 },
    ]
    const walker = walked(line, starts, 500)
    expect(walker.metresTo({ edge, offsetM: 100 })).toBeCloseTo(80, 1)
    expect(walker.metresTo({ edge, offsetM: 150 })).toBeCloseTo(70, 1)
    const inner = rows(walker.cut()).filter((row) => row[0] === edge)
    expect(inner).toEqual([
      [edge, 0, 20, 20, 0],
      [edge, 20, 120, 0, 100],
      [edge, 120, 180, 100, 40],
      [edge, 180, 200, 40, 60],
    ])
  })

  test('a walk forgets the one before', () => {
    const walker = new Walker(line)
    walker.walk([{ edge: edgeOf(line, 2), offsetM: 200 }], 250)
    walker.walk([{ edge: edgeOf(line, 1), offsetM: 0 }], 30)
    expect(rows(walker.cut())).toEqual([[edgeOf(line, 1), 0, 30, 0, 30]])
  })

  test('an island is all there is to walk, and is flagged', () => {
    const network = buildNetwork([
      way(1, [
        [0, 0],
        [500, 0],
      ]),
      way(2, [
        [0, 50],
        [40, 50],
      ]),
    ])
    const walker = walked(network, [{ edge: edgeOf(network, 2), offsetM: 10 }], 10_000 * 60)
    expect(walker.island).toBe(true)
    expect(new Set(walker.cut().edge)).toEqual(new Set([edgeOf(network, 2)]))
    expect(walked(network, [{ edge: edgeOf(network, 1), offsetM: 10 }], 5).island).toBe(false)
  })

  test('what cannot be walked is refused', () => {
    const code = (starts: readonly WalkStart[], limitM: number) => {
      const walk = walkFrom(line, starts, limitM)
      return walk.ok ? null : walk.failure.code
    }
    const start = { edge: 0, offsetM: 1 }
    expect(code([], 300)).toBe('no-start')
    expect(code([start], Number.NaN)).toBe('bad-limit')
    expect(code([start], -1)).toBe('bad-limit')
    expect(code([{ edge: edgeCount(line), offsetM: 0 }], 300)).toBe('bad-start')
    expect(code([{ edge: 0, offsetM: Number.NaN }], 300)).toBe('bad-start')
    expect(code([{ ...start, beforeM: -1 }], 300)).toBe('bad-start')
    expect(code([start], 0)).toBeNull()
  })
})
