import { type RequestStage, requestStages } from '../model/kinds.ts'
import type { Counts } from './counts.ts'
import { CLOSE_STEP_MS, type RequestTally } from './request-tally.ts'
import type { WindowTally } from './tally-book.ts'

/** A share with what it is a share of; null where there is nothing to be a share of. */
export interface Rate {
  readonly yes: number
  readonly among: number
  readonly share: number | null
}

/** Figures of the requests made in a window, as of one moment. The definitions stand with `indicatorsFrom`. */
export interface RequestIndicators {
  readonly total: number
  readonly open: number
  readonly overdue: number
  readonly byStage: readonly {
    readonly stage: RequestStage
    readonly count: number
    readonly overdue: number
  }[]
  readonly byHour: readonly number[]
  readonly response: Rate
  readonly resolution: Rate
  readonly satisfaction: Rate
  readonly onTime: Rate
  readonly rework: Rate
  readonly medianHours: number | null
  readonly p90Hours: number | null
  readonly per1000Households: number | null
}

const rate = (yes: number, among: number): Rate => ({ yes, among, share: among === 0 ? null : yes / among })

const countWhere = (counts: Counts, holds: (key: number) => boolean): number => {
  let sum = 0
  for (const [key, count] of counts) if (holds(key)) sum += count
  return sum
}

/** What the indicators of a window are made of at one moment: plain counts, from a tally or from a store's sums. */
export interface IndicatorSums {
  readonly requests: number
  readonly signed: number
  readonly signedInTime: number
  /** Not signed, and the limit reached. */
  readonly signLate: number
  readonly closed: number
  readonly closedInTime: number
  /** Open, and the closing limit reached by its clock. */
  readonly closeLate: number
  readonly visited: number
  readonly reworked: number
  readonly solvedTold: number
  readonly solved: number
  readonly satisfiedTold: number
  readonly satisfied: number
  /** With what was made before the window and is open; stage 7 counts the window's own. */
  readonly byStage: readonly {
    readonly stage: RequestStage
    readonly count: number
    readonly overdue: number
  }[]
  /** By hour of making, 24 of them. */
  readonly byHour: readonly number[]
  /** Of those closed: steps of `CLOSE_STEP_MS` from making to closing, and how often each occurs. */
  readonly closeSteps: ReadonlyMap<number, number>
}

/** Counts of a window at `nowMs`, which must not lie before the last event counted. */
export const indicatorSums = ({ own, earlier }: WindowTally, nowMs: number): IndicatorSums => {
  const reached = (dueMs: number): boolean => dueMs <= nowMs
  return {
    requests: own.requests,
    signed: own.signed,
    signedInTime: own.signedInTime,
    signLate: countWhere(own.signDue, reached),
    closed: own.closed,
    closedInTime: own.closedInTime,
    closeLate: own.closeDue.reduce((sum, due) => sum + countWhere(due, reached), own.suspendedLate),
    visited: own.visited,
    reworked: own.reworked,
    solvedTold: own.solvedTold,
    solved: own.solved,
    satisfiedTold: own.satisfiedTold,
    satisfied: own.satisfied,
    byStage: requestStages.map((stage) => ({
      stage,
      count: (own.stages[stage - 1] ?? 0) + (stage === 7 ? 0 : (earlier.stages[stage - 1] ?? 0)),
      overdue: overdueIn(own, stage, nowMs) + overdueIn(earlier, stage, nowMs),
    })),
    byHour: Array.from({ length: 24 }, (_, hour) => own.byHour.get(hour) ?? 0),
    closeSteps: own.closeSteps,
  }
}

/**
 * Indicators from the counts of a window. `households` of the place, or null.
 *
 * Of the requests made in the window, as far as is known at the moment of the counts:
 * - total: all of them. per1000Households: total ÷ households × 1,000; null without households.
 * - response 响应率: signed (stage 2) within the sign limit ÷ signed, or not signed and the limit reached.
 * - resolution 解决率: last visit (stage 5) said solved ÷ last visit gave an answer to that.
 * - satisfaction 满意率: last visit said satisfied ÷ last visit gave an answer to that.
 * - onTime 按期办结率: closed (stage 7) within the closing limit ÷ closed, or open and the limit reached. The limit
 *   is later by extensions and by suspensions; while suspended, its clock stands.
 * - rework 返工率: gone back to stage 3 at least once ÷ visited at least once.
 * - medianHours, p90Hours: from making to closing, suspensions included (what the resident waited), of those closed.
 *   Known to ±0.05 h. The median of an even number lies midway between the middle two; the 90th percentile is the
 *   least value that at least 90% do not exceed.
 *
 * Of these and of those made before the window and open still: open: not closed; overdue: open and the closing limit
 * passed; byStage: by present stage, of which stage 7 counts the window's own.
 */
export const indicatorsFrom = (sums: IndicatorSums, households: number | null): RequestIndicators => {
  const { byStage } = sums
  return {
    total: sums.requests,
    open: byStage.reduce((sum, { stage, count }) => sum + (stage === 7 ? 0 : count), 0),
    overdue: byStage.reduce((sum, { overdue }) => sum + overdue, 0),
    byStage,
    byHour: sums.byHour,
    response: rate(sums.signedInTime, sums.signed + sums.signLate),
    resolution: rate(sums.solved, sums.solvedTold),
    satisfaction: rate(sums.satisfied, sums.satisfiedTold),
    onTime: rate(sums.closedInTime, sums.closed + sums.closeLate),
    rework: rate(sums.reworked, sums.visited),
    ...quantileHours(sums.closeSteps, sums.closed),
    per1000Households: households === null || households <= 0 ? null : (sums.requests / households) * 1000,
  }
}

/** Indicators of a window's tally at `nowMs`; the definitions stand with `indicatorsFrom`. */
export const indicatorsOf = (
  window: WindowTally,
  nowMs: number,
  households: number | null,
): RequestIndicators => indicatorsFrom(indicatorSums(window, nowMs), households)

const overdueIn = (tally: RequestTally, stage: RequestStage, nowMs: number): number =>
  countWhere(tally.closeDue[stage - 1] as Counts, (dueMs) => dueMs < nowMs) +
  (tally.suspendedOverdue[stage - 1] ?? 0)

const quantileHours = (
  steps: ReadonlyMap<number, number>,
  closed: number,
): Pick<RequestIndicators, 'medianHours' | 'p90Hours'> => {
  if (closed === 0) return { medianHours: null, p90Hours: null }
  const ordered = [...steps].toSorted(([a], [b]) => a - b)
  /** The middle of the step that the value of this rank (from 0) lies in. */
  const hoursAt = (rank: number): number => {
    let before = 0
    const found = ordered.find(([, count]) => {
      before += count
      return before > rank
    })
    return (((found?.[0] ?? 0) + 0.5) * CLOSE_STEP_MS) / 3_600_000
  }
  return {
    medianHours: (hoursAt(Math.floor((closed - 1) / 2)) + hoursAt(Math.floor(closed / 2))) / 2,
    p90Hours: hoursAt(Math.ceil((closed * 9) / 10) - 1),
  }
}
