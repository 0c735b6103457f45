import { assert, constantFrom, double, integer, property } from 'fast-check'
import { expect, test } from 'vitest'
import { requestCategories } from '../model/kinds.ts'
import { Prng } from './prng.ts'
import { walkStages } from './stages.ts'

const never = Number.POSITIVE_INFINITY

test('walks from the call to the closing, back to the consultation only after an unsolved revisit', () => {
  let reworked = 0
  for (let seed = 0; seed < 500; seed += 1) {
    const stages = walkStages('livelihood', 0, never, 1, new Prng(seed)).map((e) => e.stage)
    const expected = [
      1,
      2,
      3,
      4,
      5,
      ...Array.from({ length: (stages.length - 7) / 3 }, () => [3, 4, 5]).flat(),
      6,
      7,
    ]
    expect(stages).toEqual(expected)
    if (stages.length > 7) reworked += 1
  }
  expect(reworked).toBeGreaterThan(15)
  expect(reworked).toBeLessThan(80)
})

test('stops where the data ends, waiting in its last stage', () => {
  const whole = walkStages('dispute', 0, never, 1, new Prng(5))
  const endMs = whole[3]?.atMs ?? 0
  expect(walkStages('dispute', 0, endMs, 1, new Prng(5))).toEqual(whole.slice(0, 3))
})

test('a later end only adds to a history', () => {
  const category = constantFrom(...requestCategories)
  const days = integer({ min: 0, max: 120 })
  const skill = double({ min: 0.72, max: 1.28, noNaN: true })
  assert(
    property(category, skill, integer(), days, days, (kind, pace, seed, a, b) => {
      const until = (day: number) => walkStages(kind, 0, day * 86_400_000, pace, new Prng(seed))
      const early = until(Math.min(a, b))
      expect(until(Math.max(a, b)).slice(0, early.length)).toEqual(early)
    }),
  )
})

const span = (category: 'emergency' | 'dispute'): number =>
  walkStages(category, 0, never, 1, new Prng(9)).at(-1)?.atMs ?? 0

test('an emergency is faster than a dispute', () => {
  expect(span('emergency')).toBeLessThan(span('dispute'))
})
