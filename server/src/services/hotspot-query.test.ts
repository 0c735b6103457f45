import { describe, expect, test } from 'vitest'
import { completeQuery, type HotspotAsked, wholeQuery } from './hotspot-query.ts'

const dayMs = 86_400_000
const asOfMs = Date.UTC(2026, 9, 31, 16)
const nothing: HotspotAsked = {
  fromMs: null,
  toMs: null,
  categories: null,
  cells: 'h3',
  resolution: null,
  denominator: 'households',
  statistic: 'gi-star',
  neighbours: null,
  metres: null,
  k: null,
  chance: null,
  history: false,
  steps: null,
}
const complete = (asked: Partial<HotspotAsked>) => completeQuery({ ...nothing, ...asked }, asOfMs)
const completed = (asked: Partial<HotspotAsked>) => {
  const query = complete(asked)
  if (!query.ok) throw new Error(query.failure.code)
  return query.value
}
const codeOf = (asked: Partial<HotspotAsked>) => {
  const query = complete(asked)
  return query.ok ? 'ok' : query.failure.code
}

describe('what is not said', () => {
  test('is the 90 days of China that the data ends with, hexagons of 9 within 400 m, exact chance', () => {
    expect(completed({})).toEqual({
      fromMs: asOfMs - 90 * dayMs,
      toMs: asOfMs,
      categories: null,
      cells: 'h3',
      resolution: 9,
      options: {
        neighbours: { kind: 'band', metres: 400 },
        statistic: 'gi-star',
        denominator: 'households',
        chance: { kind: 'households' },
        minimumCount: 5,
      },
      steps: null,
    })
  })

  test('of a window with an end is the 90 days before it', () => {
    const toMs = asOfMs - 10 * dayMs
    expect(completed({ toMs })).toMatchObject({ fromMs: toMs - 90 * dayMs, toMs })
  })

  test('of the end is the day in which the data ends, whole', () => {
    const toOf = (ms: number) => {
      const query = completeQuery(nothing, ms)
      return query.ok ? query.value.toMs : null
    }
    expect(toOf(asOfMs + 1)).toBe(asOfMs + dayMs)
    expect(toOf(asOfMs + dayMs - 1)).toBe(asOfMs + dayMs)
    expect(toOf(asOfMs + dayMs)).toBe(asOfMs + dayMs)
  })

  test.each([
    [{ resolution: 8 }, { kind: 'band', metres: 1000 }],
    [{ resolution: 10 }, { kind: 'band', metres: 200 }],
    [{ resolution: 11 }, { kind: 'band', metres: 100 }],
    [{ metres: 250 }, { kind: 'band', metres: 250 }],
    [{ neighbours: 'nearest' }, { kind: 'nearest', k: 8 }],
    [
      { neighbours: 'nearest', k: 3 },
      { kind: 'nearest', k: 3 },
    ],
    [{ neighbours: 'contiguity' }, { kind: 'contiguity', contiguity: 'edge' }],
    [{ cells: 'basic' }, { kind: 'contiguity', contiguity: 'corner' }],
    [
      { cells: 'basic', neighbours: 'band' },
      { kind: 'band', metres: 400 },
    ],
  ] as [Partial<HotspotAsked>, unknown][])('neighbours of %j', (asked, neighbours) => {
    expect(completed(asked).options.neighbours).toEqual(neighbours)
  })

  test('of chance is dealing out where counts are compared', () => {
    expect(completed({ denominator: 'none' }).options.chance).toEqual({
      kind: 'permutation',
      draws: 9999,
      seed: 1,
    })
    expect(completed({ denominator: 'none', chance: 'normal' }).options.chance).toEqual({ kind: 'normal' })
  })
})

describe('windows', () => {
  test.each([
    [{ fromMs: asOfMs }, 'bad-window'],
    [{ fromMs: asOfMs + 1 }, 'bad-window'],
    [{ fromMs: 5, toMs: 5 }, 'bad-window'],
    [{ fromMs: 5, toMs: 6 }, 'ok'],
    [{ fromMs: asOfMs - 1096 * dayMs }, 'ok'],
    [{ fromMs: asOfMs - 1096 * dayMs - 1 }, 'window-too-long'],
    [{ history: true, fromMs: asOfMs - dayMs }, 'bad-steps'],
    [{ history: true, fromMs: asOfMs - 2 * dayMs }, 'ok'],
    [{ history: true, steps: 24, fromMs: asOfMs - dayMs }, 'ok'],
    [{ history: true, steps: 25, fromMs: asOfMs - dayMs }, 'bad-steps'],
  ])('%j: %s', (asked, code) => {
    expect(codeOf(asked)).toBe(code)
  })
})

test('the map’s hexagons are compared over their interval with both its ends', () => {
  expect(wholeQuery({ fromMs: 5, toMs: 5 }, 10)).toMatchObject({
    fromMs: 5,
    toMs: 6,
    resolution: 10,
    options: { neighbours: { metres: 200 }, chance: { kind: 'households' } },
    steps: null,
  })
})
