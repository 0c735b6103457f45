import { expect, test } from 'vitest'
import { mixColours } from './colour.ts'

test('colours mix, long or as short as the build writes them', () => {
  expect(mixColours('#000000', '#ffffff', 0.5)).toBe('#808080')
  expect(mixColours('#000', '#fff', 0.5)).toBe('#808080')
  expect(mixColours('#444', '#7e8888', 0)).toBe('#444444')
})
