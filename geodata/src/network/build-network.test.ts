import { describe, expect, test } from 'vitest'
import { buildNetwork } from './build-network.ts'
import { at, way } from './test-ways.ts'
import { gatesOf } from './walk-gate.ts'
import { edgeCount, edgeFlag, edgeLengthM, nodeCount, type WalkNetwork } from './walk-network.ts'
import type { WalkWay } from './walk-way.ts'

const sizes = (network: WalkNetwork) => [nodeCount(network), edgeCount(network)]
const components = (network: WalkNetwork) => new Set(network.nodeComponent).size

/** Two ways of three vertices that share their middle ones. */
const cross = [
  way(1, [
    [0, 0],
    [50, 0],
    [100, 0],
  ]),
  way(2, [
    [50, -50],
    [50, 0],
    [50, 50],
  ]),
]

describe('buildNetwork', () => {
  test('vertices between nodes are the shape of an edge', () => {
    const network = buildNetwork([
      way(7, [
        [0, 0],
        [30, 40],
        [30, 140],
      ]),
    ])
    expect(sizes(network)).toEqual([2, 1])
    expect(edgeLengthM(network, 0)).toBeCloseTo(150, 1)
    expect([...network.shapeM].map(Math.round)).toEqual([0, 50, 150])
    expect(network.edgeWay[0]).toBe(7)
  })

  test('ways meet at a shared vertex, wherever it lies on them', () => {
    const network = buildNetwork(cross)
    expect(sizes(network)).toEqual([5, 4])
    expect(components(network)).toBe(1)
  })

  test('ways that cross without a shared vertex are not joined', () => {
    const network = buildNetwork([
      way(1, [
        [0, 0],
        [100, 0],
      ]),
      way(2, [
        [50, -50],
        [50, 50],
      ]),
    ])
    expect(sizes(network)).toEqual([4, 2])
    expect(components(network)).toBe(2)
  })

  test('a bridge is not joined to what it passes over, and is where it comes down', () => {
    const network = buildNetwork([
      way(1, [
        [0, 0],
        [50, 0],
        [100, 0],
      ]),
      way(
        2,
        [
          [50, -50],
          [50, 0],
          [50, 50],
        ],
        { bridge: true, layer: 1 },
      ),
      way(3, [
        [50, 50],
        [50, 90],
      ]),
    ])
    expect(sizes(network)).toEqual([5, 3])
    expect(components(network)).toBe(2)
    const bridge = network.edgeWay.indexOf(2)
    expect(network.edgeFlags[bridge]).toBe(edgeFlag.bridge)
    expect(network.edgeLevel[bridge]).toBe(1)
  })

  test('a ramp that ends on a road of another level is joined to it', () => {
    const network = buildNetwork([
      way(1, [
        [0, 0],
        [50, 0],
        [100, 0],
      ]),
      way(
        2,
        [
          [50, 0],
          [50, 50],
        ],
        { layer: 1 },
      ),
    ])
    expect(components(network)).toBe(1)
  })

  test('what nobody may walk is left out, and so is what is shorter than a lattice step', () => {
    const network = buildNetwork([
      way(
        1,
        [
          [0, 0],
          [100, 0],
        ],
        { walkable: false },
      ),
      way(2, [
        [0, 0],
        [0.001, 0],
      ]),
      way(3, [[0, 0]]),
    ])
    expect(sizes(network)).toEqual([0, 0])
  })

  test('the component with most metres is the main one; a ring and a way that meets itself keep their edges', () => {
    const network = buildNetwork([
      way(1, [
        [500, 0],
        [510, 0],
      ]),
      way(2, [
        [0, 0],
        [100, 0],
        [100, 100],
        [0, 0],
      ]),
      way(
        3,
        [
          [0, 0],
          [-50, 0],
          [-50, 50],
          [-20, 0],
          [-50, 0],
        ],
        { roadClass: 'steps', privateAccess: true },
      ),
    ])
    const islands = network.edgeFrom.map((node) => network.nodeComponent[node] as number)
    expect(islands[network.edgeWay.indexOf(1)]).toBe(1)
    expect(islands[network.edgeWay.indexOf(2)]).toBe(0)
    expect([...network.edgeWay].filter((id) => id === 3)).toHaveLength(2)
    expect(network.edgeFlags[network.edgeWay.indexOf(3)]).toBe(edgeFlag.steps | edgeFlag.privateAccess)
  })
})

describe('gates', () => {
  const gate = (x: number, y: number, closed: boolean) => ({ position: at(x, y), closed })
  const gated = (network: WalkNetwork) =>
    [...network.edgeFlags]
      .map((flags, edge) => [network.edgeWay[edge], (flags & edgeFlag.gate) > 0])
      .toSorted(([a], [b]) => Number(a) - Number(b))

  test('an open gate hinders nobody and is told on its edge', () => {
    const [straight] = cross as [WalkWay]
    const network = buildNetwork([straight], { gates: [gate(50, 0, false)] })
    expect(sizes(network)).toEqual([2, 1])
    expect(network.edgeFlags[0]).toBe(edgeFlag.gate)
  })

  test('a closed gate cuts the way it stands on', () => {
    const [straight] = cross as [WalkWay]
    const network = buildNetwork([straight], { gates: [gate(50, 0, true), gate(50, 0, false)] })
    expect(sizes(network)).toEqual([4, 2])
    expect(components(network)).toBe(2)
    expect([...network.edgeWay]).toEqual([1, 1])
    expect(gated(network)).toEqual([
      [1, true],
      [1, true],
    ])
  })

  test('at a closed gate no two ways are joined, whatever their level', () => {
    const [straight, over] = cross as [WalkWay, WalkWay]
    const network = buildNetwork([straight, { ...over, layer: 1 }], { gates: [gate(50, 0, true)] })
    expect(sizes(network)).toEqual([8, 4])
    expect(components(network)).toBe(4)
  })

  test('an open gate is told on both levels that pass through its place', () => {
    const [straight, over] = cross as [WalkWay, WalkWay]
    const network = buildNetwork([straight, { ...over, layer: 1 }], { gates: [gate(50, 0, false)] })
    expect(sizes(network)).toEqual([4, 2])
    expect(gated(network)).toEqual([
      [1, true],
      [2, true],
    ])
  })

  test('a closed gate at the end of a way parts it from what it led to, and from itself where it is a ring', () => {
    const ring = way(3, [
      [0, 0],
      [30, 0],
      [30, 30],
      [0, 0],
    ])
    const spur = way(4, [
      [0, 0],
      [-40, 0],
    ])
    const network = buildNetwork([ring, spur], { gates: [gate(0, 0, true)] })
    expect(sizes(network)).toEqual([4, 2])
    expect(components(network)).toBe(2)
  })

  test('a gate beside every way, or nowhere, changes nothing', () => {
    const nowhere = { position: [Number.NaN, 0], closed: true }
    expect(buildNetwork(cross, { gates: [gate(10, 10, true), nowhere] })).toEqual(buildNetwork(cross))
  })

  test('a landscape’s gates: shut where nobody passes, open where nobody said', () => {
    const point = { type: 'Point', coordinates: at(0, 0) } as const
    expect(
      gatesOf([
        { kind: 'gate', geometry: point, passable: false },
        { kind: 'gate', geometry: point, passable: null },
        { kind: 'hill', geometry: point, passable: null },
      ]),
    ).toEqual([
      { position: at(0, 0), closed: true },
      { position: at(0, 0), closed: false },
    ])
  })
})
