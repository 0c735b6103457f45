import { expect, test } from 'vitest'
import { nextStop, tourStops } from './tour-stops.ts'

const stops = tourStops(['D01', 'D02', 'D03'])

test('goes through the districts, then shows the street, then begins again', () => {
  const seen: (string | null)[] = []
  let at: string | null = null
  for (let step = 0; step < 5; step += 1) {
    at = nextStop(stops, at === null ? [] : [at])
    seen.push(at)
  }
  expect(seen).toEqual(['D01', 'D02', 'D03', null, 'D01'])
})

test('goes on after the district that somebody has gone into', () => {
  expect(nextStop(stops, ['001001', '001', 'D02'])).toBe('D03')
})

test('a place that is in no stop is left for the first', () => {
  expect(nextStop(stops, ['D09'])).toBe('D01')
})

test('with one district there is nothing to tour', () => {
  expect(tourStops(['D01'])).toEqual([])
  expect(tourStops([])).toEqual([])
})
