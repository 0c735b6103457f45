import { expect, test } from 'vitest'
import { PlanarMap } from './planar-map.ts'
import { ground } from './road-style.ts'
import { ringAreaM2 } from './vec.ts'

const square = (): PlanarMap =>
  new PlanarMap([
    [0, 0],
    [50, 0],
    [100, 0],
    [100, 100],
    [50, 100],
    [0, 100],
  ])

test('a cut halves a face, and a junction is put into both halves and the way', () => {
  const map = square()
  const [west, east] = map.splitFace(0, 1, [], 4, ground('tertiary'))
  const node = map.splitEdge(1, 4, [50, 40])
  expect(map.ways[0]?.nodes).toEqual([1, node, 4])
  expect(map.ringNodes(west)).toContain(node)
  expect(map.ringNodes(east)).toContain(node)
  expect(ringAreaM2(map.ring(west)) + ringAreaM2(map.ring(east))).toBe(10_000)
  expect(new Set([map.faceLeftOf(1, node), map.faceLeftOf(node, 1)])).toEqual(new Set([west, east]))
})

test('a border edge, which a neighbour shares, is never split', () => {
  expect(() => square().splitEdge(0, 1, [20, 0])).toThrow('border')
})

test('a bridge is a way of its own between two nodes of a road', () => {
  const map = square()
  map.splitFace(0, 1, [], 4, ground('secondary', '东阳街'))
  const near = map.splitEdge(1, 4, [50, 30])
  const far = map.splitEdge(near, 4, [50, 60])
  map.restyle(near, far, { bridge: true, layer: 1 })
  expect(map.ways.map((w) => [w.nodes, w.bridge, w.layer])).toEqual([
    [[1, near], false, 0],
    [[near, far], true, 1],
    [[far, 4], false, 0],
  ])
  expect(map.wayAlong(near, far)?.bridge).toBe(true)
})
