import { expect, test } from 'vitest'
import type { Coverage } from '../../../api/coverage.ts'
import type { Overview } from '../../../api/overview.ts'
import { headlineDetail, headlineFinding, largestGapIn } from './headline-finding.ts'

const isIn = (code: string, ancestor: string): boolean => code.startsWith(ancestor)

const share = (code: string, households: number) => ({
  code,
  name: `${code}单元`,
  households,
  residents: 0,
  buildings: 0,
})
const gap = (units: readonly ReturnType<typeof share>[], basics: readonly ReturnType<typeof share>[] = []) =>
  ({
    households: units.reduce((sum, unit) => sum + unit.households, 0),
    units,
    basics,
  }) as unknown as Coverage['gaps']['gaps'][number]

const gaps = [
  gap([share('A1', 50), share('B1', 40)]),
  gap([share('B2', 60)], [share('B2x', 45), share('B2y', 15)]),
]

const part = <T>(value: T | null, failed: string | null = null) => ({ value, at: null, failed })

const given = ({
  code = null as string | null,
  households = 1000,
  reached = 800 as number | null,
  network = true,
  centres = 3,
  found = gaps,
  failed = null as string | null,
}) => {
  const place = {
    figures: {
      households,
      places: { centre: centres },
      organizations: {
        gaps: [
          { missing: 'centre', level: 'unit', name: '甲单元' },
          { missing: 'organization', level: 'unit', name: '乙单元' },
        ],
      },
    },
    service: { network, minutes: [{ minutes: 5, households: reached }] },
  } as unknown as Overview
  const coverage = {
    gaps: { gaps: found, others: { count: 7 } },
    street: { farthest: { seconds: 706 } },
    grids: [
      { code: 'A1', farthest: { seconds: 300 } },
      { code: 'B1', farthest: { seconds: 500 } },
      { code: 'B2', farthest: null },
    ],
  } as unknown as Coverage
  return { code, street: place, place: part(place), coverage: part(coverage, failed) }
}

test('the largest gap of the street is the first, named by the unit most of it lies in', () => {
  expect(headlineFinding(given({}), isIn)).toEqual({ kind: 'largest', households: 90, where: 'A1单元' })
})

test('of a grid only its own part of each gap counts, and that may make another the largest', () => {
  expect(largestGapIn(gaps, 'B', isIn)).toEqual({ households: 60, where: 'B2单元' })
  expect(largestGapIn(gaps, 'A', isIn)).toEqual({ households: 50, where: 'A1单元' })
  expect(largestGapIn(gaps, 'B2', isIn)).toEqual({ households: 60, where: 'B2x单元' })
  expect(largestGapIn(gaps, 'B2x', isIn)).toEqual({ households: 45, where: null })
  expect(largestGapIn(gaps, 'C', isIn)).toBeNull()
})

test('what cannot be told is said, not told as nothing', () => {
  expect(headlineFinding(given({ network: false }), isIn)).toEqual({ kind: 'no-network' })
  expect(headlineFinding(given({ failed: 'no-network' }), isIn)).toEqual({ kind: 'no-network' })
  expect(headlineFinding(given({ households: 0, reached: 0 }), isIn)).toEqual({ kind: 'no-households' })
  expect(headlineFinding(given({ centres: 0, reached: 0 }), isIn)).toEqual({
    kind: 'no-centre',
    households: 1000,
  })
})

test('without large gaps the plain fact, and the count of small ones of the whole street alone', () => {
  expect(headlineFinding(given({ reached: 1000 }), isIn)).toEqual({ kind: 'all' })
  expect(headlineFinding(given({ found: [] }), isIn)).toEqual({ kind: 'small', households: 200, count: 7 })
  expect(headlineFinding(given({ code: 'C' }), isIn)).toEqual({ kind: 'small', households: 200, count: null })
})

test('below stands the longest walk of the place, and its units without a centre', () => {
  expect(headlineDetail(given({}), isIn)).toEqual({ farthestSeconds: 706, withoutCentre: ['甲单元'] })
  expect(headlineDetail(given({ code: 'B' }), isIn).farthestSeconds).toBe(500)
  expect(headlineDetail(given({ code: 'B2' }), isIn).farthestSeconds).toBeNull()
})
