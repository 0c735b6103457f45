import { describe, expect, it } from 'vitest'
import { deriveState } from './derive-state.ts'
import { enterStage, type LoopEvent } from './loop-events.ts'
import { limitsOf, usualLimits } from './request-limits.ts'
import { statusOf } from './request-status.ts'
import { dayMs, desks, enter, hourMs, madeAtMs, otherBasic, testRequest } from './test-events.ts'

const at = (hours: number) => madeAtMs + hours * hourMs
const farMs = at(2000)
const derive = (...events: LoopEvent[]) => {
  const derived = deriveState(testRequest, events, farMs)
  if (!derived.ok) throw new Error(derived.failure.code)
  return derived.value
}

const suspend = (hours: number): LoopEvent => ({ kind: 'suspend', atMs: at(hours), reason: '等待审批' })
const resume = (hours: number): LoopEvent => ({ kind: 'resume', atMs: at(hours) })
const extend = (hours: number, days: number): LoopEvent => ({
  kind: 'extend',
  atMs: at(hours),
  byMs: days * dayMs,
  reason: '雨季停工',
})
const worked = [enter(1, 0), enter(2, 2), enter(3, 5)]

describe('limits', () => {
  it('are 24 hours and 7 days unless set by category', () => {
    expect(limitsOf('dispute')).toEqual({ signMs: 24 * hourMs, closeMs: 7 * dayMs })
    expect(limitsOf('emergency', { emergency: { signMs: hourMs } })).toEqual({
      signMs: hourMs,
      closeMs: 7 * dayMs,
    })
    expect(limitsOf('dispute', { emergency: { signMs: hourMs } })).toEqual(usualLimits)
  })
})

describe('deriveState', () => {
  it('follows a whole history with rework', () => {
    const state = derive(
      ...worked,
      enter(4, 20),
      enter(5, 30, { solved: false, satisfied: false }),
      enter(3, 31),
      { kind: 'escalate', atMs: at(32), to: desks.unit, reason: '需多部门' },
      enter(4, 40),
      enter(5, 50, { solved: true, satisfied: true }),
      enter(6, 60),
      enter(7, 70),
    )
    expect(state).toMatchObject({
      events: 11,
      stage: 7,
      desk: desks.unit,
      signedAtMs: at(2),
      visitedAtMs: at(50),
      closedAtMs: at(70),
      solved: true,
      satisfied: true,
      reworks: 1,
    })
    expect(statusOf(state, farMs)).toEqual({
      signDueMs: at(24),
      closeDueMs: at(168),
      signedInTime: true,
      closedInTime: true,
      overdue: false,
      stageWaitMs: 0,
      waitedMs: 70 * hourMs,
      countedMs: 70 * hourMs,
    })
  })

  it('names the event that is refused', () => {
    const refused = deriveState(testRequest, [enter(1, 0), enter(2, 1), enter(5, 2)], farMs)
    expect(refused).toEqual({
      ok: false,
      failure: { code: 'out-of-order', detail: { stage: 2, index: 2 } },
    })
    expect(deriveState(testRequest, [enter(1, 0), enter(7, 1)], farMs)).toMatchObject({
      failure: { code: 'close-before-sign', detail: { index: 1 } },
    })
  })

  it('takes stored events', () => {
    const stored = [1, 2, 3].map((stage) => ({
      stage: stage as 1 | 2 | 3,
      atMs: at(stage),
      solved: null,
      satisfied: null,
    }))
    expect(
      deriveState(
        testRequest,
        stored.map((one) => enterStage(one)),
        farMs,
      ),
    ).toMatchObject({
      ok: true,
      value: { stage: 3, stageSinceMs: at(3) },
    })
  })
})

describe('statusOf', () => {
  it('waits, unsigned, until the limits are over', () => {
    const state = derive(enter(1, 0))
    expect(statusOf(state, at(24) - 1).signedInTime).toBe(null)
    expect(statusOf(state, at(24)).signedInTime).toBe(false)
    expect(statusOf(state, at(168)).overdue).toBe(false)
    expect(statusOf(state, at(168) + 1).overdue).toBe(true)
    expect(statusOf(derive(enter(1, 0), enter(2, 25)), at(30)).signedInTime).toBe(false)
  })

  it('a suspension stops the clock of the closing limit', () => {
    const state = derive(...worked, suspend(10))
    expect(statusOf(state, at(500))).toMatchObject({
      closeDueMs: at(168 + 490),
      overdue: false,
      closedInTime: null,
      stageWaitMs: 495 * hourMs,
      waitedMs: 500 * hourMs,
      countedMs: 10 * hourMs,
    })
    const resumed = derive(...worked, suspend(10), resume(110))
    expect(statusOf(resumed, at(268)).overdue).toBe(false)
    expect(statusOf(resumed, at(268) + 1)).toMatchObject({ overdue: true, closedInTime: false })
    const twice = derive(...worked, suspend(10), resume(110), suspend(120), resume(130))
    expect(statusOf(twice, at(140))).toMatchObject({ closeDueMs: at(168 + 110), countedMs: 30 * hourMs })
  })

  it('what was overdue before its suspension stays so', () => {
    expect(statusOf(derive(...worked, suspend(169)), at(500))).toMatchObject({
      overdue: true,
      closedInTime: false,
    })
  })

  it('an extension moves the limit', () => {
    const state = derive(...worked, extend(100, 3), extend(101, 1))
    expect(statusOf(state, at(168 + 96)).overdue).toBe(false)
    expect(statusOf(state, at(168 + 97)).overdue).toBe(true)
    expect(statusOf(state, at(0 + 102)).signDueMs).toBe(at(24))
  })

  it('a transfer changes the desk and no clock', () => {
    const state = derive(enter(1, 0), { kind: 'transfer', atMs: at(1), to: otherBasic, reason: '边界' })
    expect(state.desk).toEqual(otherBasic)
    expect(statusOf(state, at(30))).toMatchObject({ signedInTime: false, stageWaitMs: 30 * hourMs })
  })
})
