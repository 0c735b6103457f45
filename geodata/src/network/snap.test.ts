import { describe, expect, test } from 'vitest'
import { buildNetwork } from './build-network.ts'
import { indexEdges } from './edge-index.ts'
import { snapPoint, type SnapOptions } from './snap.ts'
import { at, way } from './test-ways.ts'

const network = buildNetwork([
  way(1, [
    [0, 0],
    [400, 0],
  ]),
  way(2, [
    [100, 60],
    [140, 60],
  ]),
])
const index = indexEdges(network)
const main = network.edgeWay.indexOf(1)
const island = network.edgeWay.indexOf(2)
const snap = (x: number, y: number, options?: SnapOptions) => snapPoint(network, index, at(x, y), options)

describe('snapPoint', () => {
  test('finds the nearest point on an edge of the main component', () => {
    const snapped = snap(120, 50)
    if (!snapped.ok) throw new Error(snapped.failure.code)
    expect(snapped.value).toMatchObject({ edge: main, island: false })
    expect(snapped.value.offsetM).toBeCloseTo(120, 1)
    expect(snapped.value.snappedM).toBeCloseTo(50, 1)
    expect(snapped.value.position[0]).toBeCloseTo(at(120, 0)[0], 6)
  })

  test('an island only when asked for', () => {
    const snapped = snap(120, 50, { islands: true })
    if (!snapped.ok) throw new Error(snapped.failure.code)
    expect(snapped.value).toMatchObject({ edge: island, island: true })
    expect(snapped.value.snappedM).toBeCloseTo(10, 1)
  })

  test('beyond an end, the end', () => {
    const snapped = snap(430, 40)
    if (!snapped.ok) throw new Error(snapped.failure.code)
    expect(snapped.value.offsetM).toBeCloseTo(400, 1)
    expect(snapped.value.snappedM).toBeCloseTo(50, 1)
  })

  test('refuses what is too far, what is no point, and a network without ways', () => {
    const code = (result: ReturnType<typeof snapPoint>) => (result.ok ? null : result.failure.code)
    expect(code(snap(200, 149))).toBeNull()
    expect(code(snap(200, 151))).toBe('too-far-from-network')
    expect(code(snap(200, 31, { maxSnapM: 30 }))).toBe('too-far-from-network')
    expect(code(snapPoint(network, index, [Number.NaN, 0]))).toBe('bad-point')
    expect(code(snapPoint(network, index, [0]))).toBe('bad-point')
    expect(code(snapPoint(network, index, [200, 0]))).toBe('bad-point')
    const empty = buildNetwork([])
    expect(code(snapPoint(empty, indexEdges(empty), at(0, 0)))).toBe('no-network')
  })
})
