import type { PlaceCoverage } from '@wangge/geodata'
import { describe, expect, test } from 'vitest'
import { en } from '../../../i18n/en.ts'
import { zh } from '../../../i18n/zh.ts'
import {
  coverFinding,
  type GapSummary,
  gapFinding,
  gapsIn,
  probeFinding,
  siteReason,
  sitingFinding,
  trialFinding,
} from './walk-findings.ts'

const nobody = { households: 0, residents: 0, buildings: 0 }

const place = (households: number, covered: number): PlaceCoverage => ({
  level: 'street',
  code: null,
  households,
  residents: 0,
  buildings: 0,
  covered: [
    {
      minutes: 10,
      households: covered,
      residents: 0,
      share: households === 0 ? null : covered / households,
      byOwn: covered,
      byNeighbour: 0,
    },
  ],
  farthest: null,
  nearest: null,
  unreachable: nobody,
})

const gap = (id: number, households: number, unit: string): GapSummary => ({
  ...nobody,
  id,
  households,
  labelPoint: [0, 0],
  basics: [],
  units: [{ ...nobody, households, code: unit as GapSummary['units'][number]['code'] }],
  districts: [],
  farthest: null,
  nearest: null,
  unreachable: nobody,
})

const cover = (households: number, covered: number, centres = 3): string =>
  zh.walk.findings.cover(coverFinding(place(households, covered), 10, centres))

describe('titles of the walked figures', () => {
  test('who walks it', () => {
    expect(cover(1000, 416)).toBe('584 户十分钟走不到服务中心')
    expect(cover(10000, 9999)).toBe('十分钟走得到的住户占百分之 99.9')
    expect(cover(1000, 1000)).toBe('全部住户十分钟走得到服务中心')
    expect(cover(1000, 0, 0)).toBe('还没有启用的服务中心，谁也走不到')
    expect(cover(0, 0)).toBe('没有住户数，算不出谁走得到')
  })

  test('gaps: the largest by name, then only small ones, then none', () => {
    const title = (
      gaps: GapSummary[],
      others: { count: number; households: number } | null,
      outside: number,
    ) => zh.walk.findings.gap(gapFinding(gaps, others, outside, 5, (code) => `${code}单元`))
    const none = { count: 0, households: 0 }
    expect(title([gap(1, 1574, '三条巷'), gap(2, 30, '甲')], none, 1604)).toBe(
      '最大的空白在三条巷单元一带：1,574 户五分钟走不到',
    )
    expect(title([], { count: 4, households: 17 }, 17)).toBe('只剩 4 处零星空白，共 17 户')
    expect(title([], null, 5)).toBe('只剩零星空白，共 5 户')
    expect(
      title(
        [gap(1, 12, '甲')].map((one) => ({ ...one, units: [] })),
        none,
        12,
      ),
    ).toBe('最大的空白：12 户五分钟走不到')
    expect(title([], none, 0)).toBe('没有空白：家家五分钟走得到')
  })

  test('gaps of a grid are those that its people live in, with its own part of them', () => {
    const gaps = {
      total: nobody,
      gaps: [gap(1, 90, 'U1'), gap(2, 40, 'U2')],
      others: { count: 0, households: 0 },
    }
    const noParent = () => null
    expect(gapsIn(gaps, 'U2', noParent).map(({ id }) => id)).toEqual([2])
    expect(gapsIn(gaps, null, noParent)).toHaveLength(2)

    const share = (code: string, households: number) => gap(0, households, code).units
    const across = {
      ...gap(3, 100, ''),
      units: [...share('U1', 60), ...share('U2', 40)],
      districts: [...share('D1', 60), ...share('D2', 40)],
    }
    const parentOf = (code: string) => (code === 'U1' ? 'D1' : 'D2')
    const shown = (code: string) =>
      gapsIn({ ...gaps, gaps: [across, gap(2, 50, 'U2')] }, code, parentOf).map(
        ({ id, households, units }) => [id, households, ...units.map((unit) => unit.code)],
      )
    expect(shown('U2')).toEqual([
      [2, 50, 'U2'],
      [3, 40, 'U2'],
    ])
    expect(shown('D1')).toEqual([[3, 60, 'U1']])
  })

  test('a probe, a trial', () => {
    const rings = [
      { minutes: 5, households: 0 },
      { minutes: 10, households: 820 },
    ]
    expect(zh.walk.findings.probe(probeFinding(rings, 5))).toBe('走得到的范围里没有住户')
    expect(zh.walk.findings.probe(probeFinding(rings, 10))).toBe('从这里十分钟走得到 820 户')
    expect(zh.walk.findings.trial(trialFinding(1312, 1000, 5))).toBe('挪到这里，多 312 户五分钟走得到')
    expect(zh.walk.findings.trial(trialFinding(880, 1000, 5))).toBe('挪到这里，少 120 户五分钟走得到')
    expect(en.walk.findings.trial(trialFinding(1000, 1000, 5))).toBe('As many households reach it as before')
  })

  test('one more centre: what it brings, why there, how good that is', () => {
    const candidate = { kind: 'node' as const, id: null, name: null, position: [0, 0] as [number, number] }
    const site = {
      rank: 1,
      candidate: { ...candidate, gridCode: null, gridName: null },
      gained: 1100,
      shareOfRest: 0.09,
      alone: 1100,
      alternative: null,
    }
    const answer = { places: [site], total: 1100, minutes: 5 } as unknown as Parameters<
      typeof sitingFinding
    >[0]
    const where = zh.walk.siteName({ kind: 'node', name: null, grid: '三条巷03' })
    expect(zh.walk.findings.siting(sitingFinding(answer, where))).toBe(
      '放在三条巷03一处路口，多 1,100 户五分钟走得到',
    )
    expect(zh.walk.findings.siting(sitingFinding({ ...answer, places: [], total: 0 }, ''))).toBe(
      '再加也没有用：没有一处候选能让更多住户走得到',
    )
    const reason = (gained: number) =>
      zh.walk.findings.reason(
        siteReason({ alone: 1100, alternative: { candidate: site.candidate, gained } }, '乙'),
      )
    expect(reason(1000)).toBe('换到次好的乙，会少 100 户')
    expect(reason(1100)).toBe('换到乙也一样多')
    expect(zh.walk.findings.reason(siteReason(site, ''))).toBe('别处替不了它：没有它，1,100 户走不到')
  })

  test.each([
    [0.0101, '离最优最多差 1.1%'],
    [0.01, '离最优最多差 1.0%'],
    [0.0001, '离最优最多差 0.1%'],
  ])('a gap of %d is never told smaller', (gapShare, words) => {
    expect(zh.walk.findings.proof({ proven: false, gap: gapShare })).toBe(words)
  })

  test('a proof is told as one', () => {
    expect(zh.walk.findings.proof({ proven: true, gap: 0 })).toBe('已证明最优')
  })

  test('walks are told in minutes and seconds', () => {
    expect(zh.walk.walkTime(706)).toBe('11 分 46 秒')
    expect(zh.walk.walkTime(59.6)).toBe('1 分 00 秒')
    expect(zh.walk.walkTime(42)).toBe('42 秒')
  })
})
