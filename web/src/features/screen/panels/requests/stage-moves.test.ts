import { expect, test } from 'vitest'
import type { LiveChange } from '../../../../api/live-events.ts'
import type { PlaceLevel, RequestStage } from '@wangge/geodata'
import { gatherMoves, mostJourneys, type StagePlace, stageMoveOf } from './stage-moves.ts'

const unit = '999901001002'
const basic = `${unit}003`

const placeOf = (level: PlaceLevel, code: string, children: readonly string[] = []): StagePlace =>
  ({ place: { level, code }, children: children.map((it) => ({ code: it })) }) as unknown as StagePlace
const street = placeOf('street', '999901001')

const made = (stage: RequestStage, where: object = { unitCode: unit }): LiveChange =>
  ({ seq: 1, kind: 'request-made', data: { stage, ...where } }) as LiveChange
const moved = (data: object): LiveChange =>
  ({ seq: 2, kind: 'request-moved', data: { unitCode: unit, ...data } }) as LiveChange

test('one that is made comes from nowhere; one that is moved comes from its stage before', () => {
  expect(stageMoveOf(made(1), street)).toEqual({ from: null, to: 1 })
  expect(stageMoveOf(moved({ stageBefore: 3, stage: 4 }), street)).toEqual({ from: 3, to: 4 })
  expect(stageMoveOf(moved({ stageBefore: 6, stage: 3 }), street)).toEqual({ from: 6, to: 3 })
})

test('what stays in its stage, or does not say where it was, goes nowhere; nor do many at once', () => {
  expect(stageMoveOf(moved({ move: 'suspend', stageBefore: 3, stage: 3 }), street)).toBeNull()
  expect(stageMoveOf(moved({ stage: 4 }), street)).toBeNull()
  const imported: LiveChange = {
    seq: 3,
    kind: 'requests-imported',
    data: { count: 9, earliest: '', latest: '' },
  }
  expect(stageMoveOf(imported, street)).toBeNull()
})

test('only of the place that the figures are about', () => {
  const told = (place: StagePlace, where: object): boolean => stageMoveOf(made(1, where), place) !== null
  expect(told(street, { unitCode: null })).toBe(true)
  const district = placeOf('district', '999901001D01', [unit])
  expect(told(district, { unitCode: unit })).toBe(true)
  expect(told(district, { unitCode: '999901001009' })).toBe(false)
  expect(told(district, { unitCode: null })).toBe(false)
  expect(told(placeOf('unit', unit), { unitCode: unit })).toBe(true)
  expect(told(placeOf('unit', '999901001009'), { unitCode: unit })).toBe(false)
  expect(told(placeOf('basic', basic), { unitCode: unit, basicCode: basic })).toBe(true)
  expect(told(placeOf('basic', basic), { unitCode: unit })).toBe(false)
})

test('each way once, with how many go it', () => {
  expect(
    gatherMoves([
      { from: 1, to: 2 },
      { from: null, to: 1 },
      { from: 1, to: 2 },
    ]),
  ).toEqual([
    { from: 1, to: 2, count: 2 },
    { from: null, to: 1, count: 1 },
  ])
  expect(gatherMoves([])).toEqual([])
})

test('of more ways than can be followed, the busiest', () => {
  const ways = [1, 2, 3, 4, 5, 6].map((from) => ({ from, to: from + 1 }) as const)
  const back = { from: 5, to: 3 } as const
  const journeys = gatherMoves([...ways, back, back] as Parameters<typeof gatherMoves>[0])
  expect(journeys).toHaveLength(mostJourneys)
  expect(journeys[0]).toEqual({ ...back, count: 2 })
  expect(journeys.at(-1)).toEqual({ from: 5, to: 6, count: 1 })
})
