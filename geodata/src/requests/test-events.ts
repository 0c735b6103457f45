import type { GridCode } from '../model/ids.ts'
import type { RequestStage } from '../model/kinds.ts'
import type { Desk, EnterStage, LoopEvent } from './loop-events.ts'
import type { LoopRequest } from './loop-state.ts'
import type { LoopMove } from './loop-table.ts'
import { usualLimits } from './request-limits.ts'

export const hourMs = 3_600_000
export const dayMs = 24 * hourMs
/** 2026-03-02T09:00+08:00 */
export const madeAtMs = Date.UTC(2026, 2, 2, 1)

export const desks: Readonly<Record<Desk['level'], Desk>> = {
  basic: { level: 'basic', code: '999901001001001' as GridCode },
  unit: { level: 'unit', code: '999901001001' as GridCode },
  district: { level: 'district', code: '999901001D01' as GridCode },
  street: { level: 'street', code: null },
}
export const otherBasic: Desk = { level: 'basic', code: '999901001002003' as GridCode }

export const testRequest: LoopRequest = { createdAtMs: madeAtMs, desk: desks.basic, limits: usualLimits }

export const enter = (
  stage: RequestStage,
  hours: number,
  answers: { solved?: boolean | null; satisfied?: boolean | null; reason?: string | null } = {},
): EnterStage => ({
  kind: 'enter',
  stage,
  atMs: madeAtMs + hours * hourMs,
  solved: answers.solved ?? null,
  satisfied: answers.satisfied ?? null,
  reason: answers.reason ?? null,
})

/** An event of each column of the table with nothing wrong in itself, for a request at its basic grid. */
export const eventOf = (move: LoopMove, hours: number): LoopEvent => {
  const atMs = madeAtMs + hours * hourMs
  const reason = '需要产权单位配合'
  switch (move) {
    case 'suspend':
      return { kind: move, atMs, reason }
    case 'resume':
      return { kind: move, atMs }
    case 'extend':
      return { kind: move, atMs, byMs: dayMs, reason }
    case 'escalate':
      return { kind: move, atMs, to: desks.unit, reason }
    case 'transfer':
      return { kind: move, atMs, to: otherBasic, reason }
    default:
      return enter(Number(move.slice(-1)) as RequestStage, hours, { reason })
  }
}
