import { expect, test } from 'vitest'
import { stageOf } from './use-stage.ts'

test.each([
  [1920, 1080, 'standard', 1],
  [3840, 2160, 'standard', 2],
  [3840, 1080, 'wall', 1],
  [7680, 2160, 'wall', 2],
  [1366, 768, 'low', 0.8],
  [1024, 768, 'stacked', 0.8],
] as const)('%i × %i is %s, a unit of %f pixels', (width, height, shape, unitPx) => {
  expect(stageOf(width, height)).toMatchObject({ shape, unitPx })
})

test('the smallest text, 15 units, is never below 12 pixels', () => {
  for (const [width, height] of [
    [800, 600],
    [1280, 720],
    [5120, 900],
  ] as const)
    expect(stageOf(width, height).unitPx * 15).toBeGreaterThanOrEqual(12)
})
