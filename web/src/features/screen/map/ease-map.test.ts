import { expect, test } from 'vitest'
import { easeMap } from './ease-map.ts'
import { mapScaleOf } from './use-map-scale.ts'

test('the camera sets out slowly, arrives slowly, and never turns back', () => {
  expect([easeMap(0), easeMap(1)]).toEqual([0, 1])
  const way = Array.from({ length: 51 }, (_, step) => easeMap(step / 50))
  for (const [step, at] of way.entries()) if (step > 0) expect(at).toBeGreaterThanOrEqual(way[step - 1] ?? 0)
  expect(easeMap(0.1)).toBeLessThan(0.05)
  expect(easeMap(0.9)).toBeGreaterThan(0.98)
})

test('every wall has the same picture, and a laptop names that can be read', () => {
  expect(mapScaleOf('standard', 1)).toEqual({ drawing: 1.22, enlarged: 1 })
  expect(mapScaleOf('standard', 2)).toEqual({ drawing: 1.22, enlarged: 2 })
  expect(mapScaleOf('wall', 2)).toEqual({ drawing: 1.42, enlarged: 2 })
  expect(mapScaleOf('low', 0.8)).toEqual({ drawing: 1, enlarged: 1 })
})
