import { expect, test } from 'vitest'
import { blankPlaces, sideBySide } from './organization-facts.ts'

test('a blank spot stands below the unit it lies in', () => {
  expect(blankPlaces(['999901001016', '999901001001'], 30, 30, [])).toEqual([0, 0.5])
  expect(blankPlaces(['999901001019006'], 260, 30, [])).toEqual([0.6])
  expect(blankPlaces(['999901001019'], 2, 2, ['999901001018', '999901001019'])).toEqual([0.5])
})

test('one without a place of its own stands at the end', () => {
  expect(blankPlaces(['999901001D03'], 5, 30, [])).toEqual([0.8])
})

test('none is drawn over another', () => {
  const places = sideBySide([0.1, 0.1, 0.1, 0.5], 0.05)
  expect(places[0]).toBeCloseTo(0.1)
  expect(places[1]).toBeCloseTo(0.15)
  expect(places[2]).toBeCloseTo(0.2)
  expect(places[3]).toBeCloseTo(0.5)
})
