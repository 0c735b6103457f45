import { expect, test } from 'vitest'
import { AreaOutliner, BEYOND_M } from './area-outliner.ts'
import { buildNetwork } from './build-network.ts'
import { serviceAreaPolygon } from './service-area.ts'
import { latStepM, lonStepM, way } from './test-ways.ts'
import { Walker } from './walker.ts'

const straight = (id: number, y: number) =>
  way(id, [
    [0, y],
    [500, y],
  ])
const network = buildNetwork([straight(1, 0), straight(2, 400)])
const edge = network.edgeWay.indexOf(1)
const otherEdge = network.edgeWay.indexOf(2)
const outliner = new AreaOutliner(network)

/** Boxes of the polygons in whole metres: west, south, east, north. */
const boxes = (starts: { edge: number; offsetM: number; beforeM?: number }[], limitM: number) => {
  const walker = new Walker(network)
  walker.walk(starts, limitM + BEYOND_M)
  const area = serviceAreaPolygon(outliner, walker, limitM)
  if (!area.ok) throw new Error(area.failure.code)
  return area.value.coordinates.map(([ring]) => {
    const x = (ring ?? []).map(([lon = 0]) => Math.round((lon * 1e7 - 1e9) * lonStepM))
    const y = (ring ?? []).map(([, lat = 0]) => Math.round((lat * 1e7 - 1e6) * latStepM))
    expect(ring?.at(-1)).toEqual(ring?.[0])
    return [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)]
  })
}

test('around a straight way: about 12 m along it and 20 m beside', () => {
  const [[west, south, east, north] = []] = boxes([{ edge, offsetM: 250 }], 100)
  expect(Math.abs((west as number) - 138)).toBeLessThan(5)
  expect(Math.abs((east as number) - 362)).toBeLessThan(5)
  expect(Math.abs((south as number) + 20)).toBeLessThan(3)
  expect(Math.abs((north as number) - 20)).toBeLessThan(3)
})

test('a walk that begins just beyond the limit has a closed outline of its own', () => {
  const both = [
    { edge, offsetM: 250 },
    { edge: otherEdge, offsetM: 250, beforeM: 105 },
  ]
  const [first, second, ...none] = boxes(both, 100)
  expect(first).toEqual(boxes([{ edge, offsetM: 250 }], 100)[0])
  // Nothing on it is reached: it is no wider than 25 m − 5 m to both sides.
  expect(second?.[0]).toBeGreaterThan(230)
  expect(second?.[2]).toBeLessThan(270)
  expect(none).toEqual([])
})

test('nothing within the limit: no polygon; what cannot be drawn is said', () => {
  expect(boxes([{ edge, offsetM: 250, beforeM: 105 }], 100)).toEqual([])
  const walker = new Walker(network)
  walker.walk([{ edge, offsetM: 0 }], 100)
  const small = serviceAreaPolygon(outliner, walker, 100)
  expect(small.ok ? '' : small.failure.code).toBe('surface-too-small')
  const negative = serviceAreaPolygon(outliner, walker, -1)
  expect(negative.ok ? '' : negative.failure.code).toBe('bad-limit')
})
