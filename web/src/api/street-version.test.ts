import { expect, test } from 'vitest'
import { streetVersionOf } from './street-version.ts'

test('a street’s version is its data version without the count of requests', () => {
  expect(streetVersionOf('1.mwrlogo6.2')).toBe('1.mwrlogo6')
  expect(streetVersionOf('1.mwrlogo6.31')).toBe('1.mwrlogo6')
  expect(streetVersionOf('1')).toBe('')
})
