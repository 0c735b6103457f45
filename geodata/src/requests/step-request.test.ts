import { describe, expect, it } from 'vitest'
import type { Result } from '../model/result.ts'
import { deriveState } from './derive-state.ts'
import type { LoopEvent } from './loop-events.ts'
import { type LoopPhase, loopMoves, loopPhases, type LoopMove } from './loop-table.ts'
import { type LoopState, phaseOf, startLoop } from './loop-state.ts'
import { stepRequest } from './step-request.ts'
import { dayMs, desks, enter, eventOf, hourMs, madeAtMs, otherBasic, testRequest } from './test-events.ts'

const nowMs = madeAtMs + 30 * dayMs

const reach = (...events: LoopEvent[]): LoopState => {
  const state = deriveState(testRequest, events, nowMs)
  if (!state.ok) throw new Error(state.failure.code)
  return state.value
}

const upTo = (stage: number): LoopEvent[] =>
  ([1, 2, 3, 4, 5, 6, 7] as const).slice(0, stage).map((one) => enter(one, one))

/** Every state that differs in what may follow: the suspended ones by the stage they stopped in. */
const states: readonly { phase: LoopPhase; stage: number; state: LoopState }[] = [
  { phase: 'none' as const, stage: 0, state: startLoop(testRequest) },
  ...[1, 2, 3, 4, 5, 6, 7].map((stage) => ({
    phase: `${stage}` as LoopPhase,
    stage,
    state: reach(...upTo(stage)),
  })),
  ...[2, 3, 4, 5, 6].map((stage) => ({
    phase: 'suspended' as const,
    stage,
    state: reach(...upTo(stage), eventOf('suspend', stage)),
  })),
]

/** The law in words, apart from the table. */
const expected = (phase: LoopPhase, stage: number, move: LoopMove): string => {
  const target = move.startsWith('enter-') ? Number(move.slice(-1)) : null
  if (phase === 'none') return move === 'enter-1' ? 'go' : 'not-begun'
  if (phase === '7') return 'closed'
  if (phase === 'suspended')
    return move === 'resume' ? 'go' : move === 'suspend' ? 'already-suspended' : 'suspended'
  if (target === 7 && stage === 1) return 'close-before-sign'
  if (target !== null) return target === stage + 1 || (target === 3 && stage >= 5) ? 'go' : 'out-of-order'
  if (move === 'resume') return 'not-suspended'
  return stage === 1 && (move === 'suspend' || move === 'extend') ? 'not-signed' : 'go'
}

const cases = states.flatMap((from) => loopMoves.map((move) => ({ ...from, move })))

describe('every state against every event', () => {
  it('there are 13 states and 12 events', () => {
    expect(cases.length).toBe(13 * 12)
    expect(new Set(states.map((one) => one.phase))).toEqual(new Set(loopPhases))
  })

  it.each(cases)('$phase (stage $stage): $move', ({ phase, stage, state, move }) => {
    expect(phaseOf(state)).toBe(phase)
    const before = structuredClone(state)
    const next = stepRequest(state, eventOf(move, 10), nowMs)
    expect(next.ok ? 'go' : next.failure.code).toBe(expected(phase, stage, move))
    expect(state).toEqual(before)
    if (!next.ok) return
    const target = move.startsWith('enter-') ? Number(move.slice(-1)) : Math.max(1, stage)
    expect(next.value.stage).toBe(target)
    expect(next.value.events).toBe(state.events + 1)
    expect(next.value.lastAtMs).toBe(madeAtMs + 10 * hourMs)
    expect(next.value.reworks).toBe(target < stage ? 1 : 0)
    expect(phaseOf(next.value)).toBe(move === 'suspend' ? 'suspended' : `${target}`)
    expect(next.value.desk).toEqual(
      move === 'escalate' ? desks.unit : move === 'transfer' ? otherBasic : desks.basic,
    )
  })
})

const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.failure.code)
const step = (state: LoopState, event: LoopEvent, now = nowMs) => codeOf(stepRequest(state, event, now))

describe('what an event says is checked', () => {
  const signed = reach(...upTo(2))
  const visited = (solved: boolean | null, satisfied: boolean | null) =>
    reach(...upTo(4), enter(5, 5, { solved, satisfied }))

  it('its time', () => {
    expect(step(startLoop(testRequest), enter(1, -1))).toBe('before-request')
    expect(step(startLoop(testRequest), enter(1, 0))).toBe('ok')
    expect(step(signed, enter(3, 1.5))).toBe('before-last-event')
    expect(step(signed, enter(3, 2))).toBe('ok')
    expect(step(signed, enter(3, 3), madeAtMs + 3 * hourMs)).toBe('ok')
    expect(step(signed, enter(3, 3), madeAtMs + 3 * hourMs - 1)).toBe('in-future')
    expect(step(signed, enter(3, Number.NaN))).toBe('bad-time')
    expect(step(signed, enter(3, Number.POSITIVE_INFINITY))).toBe('bad-time')
  })

  it.each(['suspend', 'extend', 'escalate', 'transfer'] as const)('the reason of %s', (kind) => {
    const event = eventOf(kind, 3)
    for (const reason of ['', '  \n', '\u3000'])
      expect(step(signed, { ...event, reason } as LoopEvent)).toBe('missing-reason')
    expect(step(signed, event)).toBe('ok')
  })

  it('the reason of rework, unless the visit heard a no', () => {
    expect(step(visited(true, true), enter(3, 6))).toBe('missing-reason')
    expect(step(visited(null, null), enter(3, 6))).toBe('missing-reason')
    expect(step(visited(false, null), enter(3, 6))).toBe('ok')
    expect(step(visited(true, false), enter(3, 6))).toBe('ok')
    expect(step(visited(true, true), enter(3, 6, { reason: '核查发现未完工' }))).toBe('ok')
  })

  it('answers belong to the visit', () => {
    expect(step(signed, enter(3, 3, { solved: true }))).toBe('answer-without-visit')
    expect(step(reach(...upTo(3)), enter(4, 4, { satisfied: false }))).toBe('answer-without-visit')
  })

  it('an extension is positive, whole and asked for in time', () => {
    const extend = (byMs: number, hours = 3) => ({
      kind: 'extend' as const,
      atMs: madeAtMs + hours * hourMs,
      byMs,
      reason: '雨季',
    })
    for (const byMs of [0, -1, 0.5, Number.NaN]) expect(step(signed, extend(byMs))).toBe('bad-extension')
    expect(step(signed, extend(dayMs, 7 * 24))).toBe('ok')
    expect(step(signed, { ...extend(dayMs, 7 * 24), atMs: madeAtMs + 7 * dayMs + 1 })).toBe('limit-passed')
  })

  it('levels: up by one only by escalation, sideways and down by transfer', () => {
    const at = madeAtMs + 3 * hourMs
    const up = (to: keyof typeof desks, state = signed) =>
      step(state, { kind: 'escalate', atMs: at, to: desks[to], reason: '力量不足' })
    const over = (to: (typeof desks)[keyof typeof desks], state = signed) =>
      step(state, { kind: 'transfer', atMs: at, to, reason: '不属本网格' })
    expect(up('unit')).toBe('ok')
    expect(up('basic')).toBe('not-next-level')
    expect(up('district')).toBe('not-next-level')
    const unit = reach(...upTo(2), { kind: 'escalate', atMs: at, to: desks.unit, reason: '力量不足' })
    const district = { ...unit, desk: desks.district }
    const street = { ...unit, desk: desks.street }
    expect(up('district', unit)).toBe('ok')
    expect(up('street', district)).toBe('ok')
    expect(up('street', street)).toBe('highest-level')
    expect(over(desks.basic)).toBe('same-desk')
    expect(over(desks.unit)).toBe('level-above')
    expect(over(desks.basic, unit)).toBe('ok')
    expect(over(otherBasic, street)).toBe('ok')
    expect(over(desks.street, street)).toBe('same-desk')
    expect(over({ level: 'unit', code: desks.basic.code })).toBe('bad-desk')
    expect(over({ level: 'basic', code: null })).toBe('bad-desk')
    expect(over({ level: 'street', code: desks.unit.code }, street)).toBe('bad-desk')
  })
})
