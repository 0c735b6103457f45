import { expect, test } from 'vitest'
import { levelOfCode } from './level-of-code.ts'

test.each([
  ['999901001', 'street'],
  ['999901001D02', 'district'],
  ['999901001003', 'unit'],
  ['999901001003012', 'basic'],
  ['9999010010030123', 'basic'],
])('%s is a %s', (code, level) => {
  expect(levelOfCode(code)).toBe(level)
})
