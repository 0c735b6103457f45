import { describe, expect, test } from 'vitest'
import type { HistoryEvent, RequestItem } from '../../../api/request-list.ts'
import { extendedHours, historySteps, stagesAhead, suspensions } from './history-steps.ts'
import { historyFinding, limitFacts, limitLine } from './limit-facts.ts'

const at = (hours: number): string =>
  new Date(Date.parse('2026-10-01T00:00:00Z') + hours * 3_600_000).toISOString()

const happening = (seq: number, hours: number, part: Partial<HistoryEvent>): HistoryEvent => ({
  seq,
  kind: 'enter',
  stage: 1,
  suspended: false,
  at: at(hours),
  solved: null,
  satisfied: null,
  reason: null,
  byHours: null,
  to: null,
  ...part,
})

const basic = { level: 'basic' as const, code: '999901001001001', name: '三元巷01' }
const unit = { level: 'unit' as const, code: '999901001001', name: '三元巷单元' }

const item: RequestItem = {
  id: '999901001.7',
  category: 'dispute',
  stage: 3,
  createdAt: at(0),
  stageSince: at(60),
  lastAt: at(60),
  desk: unit,
  basicCode: basic.code,
  basicName: basic.name,
  unitCode: unit.code,
  unitName: unit.name,
  ownership: 'owned',
  candidates: [],
  signDueAt: at(24),
  closeDueAt: at(178),
  signedAt: at(30),
  closedAt: null,
  suspended: false,
  overdue: false,
  stageWaitHours: 40,
  waitedHours: 100,
  reworks: 1,
  solved: false,
  satisfied: null,
  lon: 118,
  lat: 32,
  description: '',
  removedCount: 0,
  origin: 'entry',
}

const events = [
  happening(1, 0, {}),
  happening(2, 30, { stage: 2 }),
  happening(3, 31, { kind: 'suspend', stage: 2, suspended: true, reason: '等待审批' }),
  happening(4, 41, { kind: 'resume', stage: 2 }),
  happening(5, 42, { kind: 'escalate', stage: 2, reason: '办不了', to: unit }),
  happening(6, 44, { stage: 3 }),
  happening(7, 46, { stage: 4 }),
  happening(8, 50, { stage: 5, solved: false }),
  happening(9, 60, { stage: 3 }),
]

describe('what happened', () => {
  const steps = historySteps({ request: item, events })

  test('each line tells how long after the one before', () => {
    expect(steps.map(({ afterHours }) => afterHours)).toEqual([null, 30, 1, 10, 1, 2, 2, 4, 10])
  })

  test('going back is rework, suspending is not', () => {
    expect(steps.filter(({ isRework }) => isRework).map(({ event }) => event.seq)).toEqual([9])
  })

  test('a desk is called up from the basic grid it began with', () => {
    expect(steps[4]?.from).toEqual(basic)
    expect(steps[5]?.from).toEqual(unit)
  })

  test('what lies ahead is what comes after the present stage', () => {
    expect(stagesAhead(3)).toEqual([4, 5, 6, 7])
    expect(stagesAhead(7)).toEqual([])
  })

  test('suspensions and extensions are added up; one that lasts ends now', () => {
    expect(suspensions(events, at(100))).toEqual([{ from: at(31), to: at(41) }])
    expect(suspensions(events.slice(0, 3), at(100))).toEqual([{ from: at(31), to: at(100) }])
    expect(extendedHours([...events, happening(10, 70, { kind: 'extend', byHours: 24 })])).toBe(24)
  })
})

describe('where it stands against its limits', () => {
  const when = (time: string): string => time

  test('signed late, closing still running', () => {
    expect(limitFacts(item, at(100), when)).toEqual({
      sign: { kind: 'late', byHours: 6, at: at(30) },
      close: { kind: 'running', leftHours: 78 },
    })
  })

  test('over, and closed in time', () => {
    expect(limitFacts(item, at(180), when).close).toEqual({ kind: 'over', byHours: 2 })
    expect(limitFacts({ ...item, stage: 7, closedAt: at(150) }, at(400), when).close).toEqual({
      kind: 'met',
      usedHours: 150,
      at: at(150),
    })
  })

  test('the title says waiting, suspended, or closed', () => {
    expect(historyFinding(item, at(100), null)).toEqual({
      kind: 'waiting',
      stage: 3,
      hours: 40,
      due: { kind: 'left', hours: 78 },
    })
    expect(historyFinding({ ...item, suspended: true }, at(100), at(90))).toEqual({
      kind: 'suspended',
      sinceHours: 10,
      stage: 3,
    })
    expect(historyFinding({ ...item, stage: 7, closedAt: at(200) }, at(400), null)).toEqual({
      kind: 'closed',
      waitedHours: 100,
      lateHours: 22,
    })
  })

  test('the line ends at the latest of limit and present, what lies beyond the limit is late', () => {
    const running = limitLine(item, at(89), [{ from: at(31), to: at(41) }])
    expect(running).toMatchObject({ end: at(178), used: 50, late: null, closeDue: 100 })
    const over = limitLine(item, at(356), [])
    expect(over).toMatchObject({ end: at(356), used: 50, late: { from: 50, to: 100 }, closeDue: 50 })
  })
})
