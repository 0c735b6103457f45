import { describe, expect, test } from 'vitest'
import type { ChildFigures } from '../api/overview.ts'
import { en } from '../i18n/en.ts'
import { zh } from '../i18n/zh.ts'
import {
  categoryFinding,
  dayFinding,
  deniedFinding,
  hourFinding,
  onRecord,
  organizationFinding,
  rateFinding,
  serviceFinding,
  spreadFinding,
  stageFinding,
  volumeFinding,
} from './place-findings.ts'
import { overviewFixture } from './overview-fixture.ts'

const child = (name: string, share5: number | null): ChildFigures => ({
  level: 'unit',
  code: name,
  name,
  households: share5 === null ? 0 : 100,
  residents: 0,
  requests: 0,
  share5,
  gaps: 0,
})

describe('the title is the finding', () => {
  test('service: how many cannot walk it, until the limit is reached', () => {
    const overview = overviewFixture()
    expect(zh.findings.service(serviceFinding(overview))).toBe('380 户五分钟走不到服务中心')
    const five = (households: number): void => {
      const share = households / 1000
      overview.service.minutes[0] = { minutes: 5, households, share, claimedByRadius: 980, deniedByWalk: 20 }
    }
    five(960)
    expect(zh.findings.service(serviceFinding(overview))).toBe('五分钟走得到的住户占百分之 96.0')
    five(1000)
    expect(zh.findings.service(serviceFinding(overview))).toBe('全部住户五分钟走得到服务中心')
    five(0)
    overview.figures.places.centre = 0
    expect(serviceFinding(overview).kind).toBe('no-centre')
    overview.figures.households = 0
    expect(serviceFinding(overview).kind).toBe('no-households')
  })

  test('service: nearly all is not all', () => {
    const overview = overviewFixture()
    const nearly = { minutes: 5, households: 9999, share: 0.9999, claimedByRadius: 1, deniedByWalk: 0 }
    overview.service.minutes[0] = nearly
    expect(zh.findings.service(serviceFinding(overview))).toBe('五分钟走得到的住户占百分之 99.9')
  })

  test('service: without ways to walk it is unknown, which is not 0', () => {
    const overview = overviewFixture()
    overview.service.network = false
    overview.service.minutes = [
      { minutes: 5, households: null, share: null, claimedByRadius: null, deniedByWalk: null },
    ]
    expect(serviceFinding(overview).kind).toBe('no-network')
    expect(deniedFinding(overview, 5)).toBeNull()
  })

  test('service: what the straight circle claims and the walk denies', () => {
    const found = deniedFinding(overviewFixture(), 5)
    expect(found && zh.findings.denied(found)).toBe('按直线算圈内有 750 户，其中 140 户其实走不到')
    expect(zh.findings.denied({ claimed: 20, denied: 0 })).toBe('按直线算圈内有 20 户，户户都走得到')
  })

  test('children: best and worst by name, alike or all reached when they are', () => {
    expect(zh.findings.spread(spreadFinding([child('甲', 0.8), child('乙', 0.412), child('丙', null)]))).toBe(
      '甲最好，乙只有 41.2%',
    )
    expect(spreadFinding([child('甲', 0.5), child('乙', 0.51)]).kind).toBe('even')
    expect(spreadFinding([child('甲', 0.95), child('乙', 1)]).kind).toBe('all-reached')
    expect(spreadFinding([]).kind).toBe('none')
  })

  test('requests: more, fewer, steady, first, none, withheld', () => {
    const overview = overviewFixture()
    expect(en.findings.volume(volumeFinding(overview, true))).toBe('112 in 30 days, up 12%')
    overview.requests.previousTotal = 113
    expect(volumeFinding(overview, true).kind).toBe('steady')
    overview.requests.previousTotal = 0
    expect(volumeFinding(overview, true).kind).toBe('first')
    overview.requests.suppressed = true
    expect(zh.findings.volume(volumeFinding(overview, true))).toBe('少于 5 件，随上级显示')
  })

  test('stages: where most wait', () => {
    expect(zh.findings.stage(stageFinding(overviewFixture()))).toBe('30 件未结，积在会商，4 件逾期')
  })

  test('rates: the one that is furthest below its limit', () => {
    expect(zh.findings.rate(rateFinding(overviewFixture().requests.rates))).toBe(
      '三率 2 项达标，满意率差 1.8 个百分点',
    )
    const overview = overviewFixture()
    overview.requests.rates = { response: null, resolution: null, satisfaction: null, onTime: null }
    expect(rateFinding(overview.requests.rates).kind).toBe('unknown')
  })

  test('days: the fullest against the usual', () => {
    const days = [8, 40, 12, 10].map((count, index) => ({ day: `2026-10-0${index + 1}`, count }))
    expect(dayFinding(days)).toEqual({ day: '2026-10-02', count: 40, usual: 10 })
    expect(zh.findings.day({ day: '2026-10-02', count: 40, usual: 10 }, '10 月 2 日')).toBe(
      '10 月 2 日最多，40 件，平日 10 件',
    )
    expect(dayFinding(days.map((entry) => ({ ...entry, count: 1 })))).toBeNull()
    expect(dayFinding([])).toBeNull()
  })

  test('hours and categories', () => {
    expect(hourFinding(overviewFixture().requests.byHour)).toEqual({ from: 8, to: 11, share: 31 / 52 })
    expect(hourFinding(Array.from({ length: 24 }, () => 0))).toBeNull()
    expect(categoryFinding(overviewFixture())).toEqual({ category: 'property-service', share: 72 / 112 })
  })

  test('organisation: nothing imported is not everything missing', () => {
    const overview = overviewFixture()
    expect(organizationFinding(overview, true).kind).toBe('complete')
    overview.figures.organizations.gaps = [
      { rule: 'ORG-1', code: 'x', name: '三条巷单元', level: 'unit', missing: 'organization' },
      { rule: 'CENTRE-1', code: 'x', name: '三条巷单元', level: 'unit', missing: 'centre' },
    ]
    expect(zh.findings.organization(organizationFinding(overview, true))).toBe(
      '还有 2 处空白：支部 1，中心 1',
    )
    const bare = overviewFixture()
    expect(onRecord(bare)).toEqual({ organizations: true, requests: true })
    for (const level of ['street', 'district', 'unit', 'basic'] as const)
      bare.figures.organizations[level].present = 0
    bare.figures.posts = { planned: 0, filled: 0 }
    bare.figures.bodies = { total: 0, covered: 0 }
    expect(onRecord(bare).organizations).toBe(false)
    // A grid of such a street claims no blanks either, whatever the rules count.
    expect(organizationFinding(overview, onRecord(bare).organizations).kind).toBe('no-data')
  })

  test('requests: a street without any says so in all its grids; a quiet grid elsewhere is quiet', () => {
    const bare = overviewFixture()
    Object.assign(bare.requests, { total: 0, previousTotal: 0, open: 0 })
    expect(onRecord(bare).requests).toBe(false)
    expect(volumeFinding(bare, false).kind).toBe('no-data')
    expect(volumeFinding(bare, true).kind).toBe('none')
    expect(onRecord(undefined)).toEqual({ organizations: true, requests: true })
  })
})
