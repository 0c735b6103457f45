import type { RequestStage } from '../model/kinds.ts'
import { chinaHourOf } from './china-day.ts'
import { addCount, addCounts, type Counts } from './counts.ts'
import { closeDueMs, type LoopState, signDueMs } from './loop-state.ts'

/** Hours to close are kept in steps of six minutes: a quantile is off by half a step at most. */
export const CLOSE_STEP_MS = 360_000

/**
 * Sums over requests from which every indicator follows at any moment that is not before their last events. What
 * turns with time alone (a limit that runs out) is kept as the open requests' due times. All of it adds up: tallies
 * can be merged, and one request's part taken away again.
 */
export interface RequestTally {
  requests: number
  signed: number
  signedInTime: number
  closed: number
  closedInTime: number
  /** Visited at least once; gone back at least once. */
  visited: number
  reworked: number
  /** Last answers of visits: those that were given, and those that were yes. */
  solvedTold: number
  solved: number
  satisfiedTold: number
  satisfied: number
  /** By present stage; index 0 is stage 1. */
  readonly stages: number[]
  /** Suspended with the closing limit reached (told to be late), and of those passed (overdue), by stage. */
  suspendedLate: number
  readonly suspendedOverdue: number[]
  /** By hour of making, 0–23. */
  readonly byHour: Counts
  /** Hours from making to closing, in steps of `CLOSE_STEP_MS`. */
  readonly closeSteps: Counts
  /** Limits of signing of those not signed, epoch ms. */
  readonly signDue: Counts
  /** Limits of closing of those open with a running clock, by stage: index 0 is stage 1. */
  readonly closeDue: readonly Counts[]
}

/** Fields that are plain sums. */
const sums = [
  'requests',
  'signed',
  'signedInTime',
  'closed',
  'closedInTime',
  'visited',
  'reworked',
  'solvedTold',
  'solved',
  'satisfiedTold',
  'satisfied',
  'suspendedLate',
] as const

const perStage = <T>(make: () => T): T[] => Array.from({ length: 7 }, make)

export const emptyTally = (): RequestTally => ({
  requests: 0,
  signed: 0,
  signedInTime: 0,
  closed: 0,
  closedInTime: 0,
  visited: 0,
  reworked: 0,
  solvedTold: 0,
  solved: 0,
  satisfiedTold: 0,
  satisfied: 0,
  stages: perStage(() => 0),
  suspendedLate: 0,
  suspendedOverdue: perStage(() => 0),
  byHour: new Map(),
  closeSteps: new Map(),
  signDue: new Map(),
  closeDue: perStage(() => new Map()),
})

const addAt = (list: number[], stage: RequestStage, times: number): void => {
  list[stage - 1] = (list[stage - 1] ?? 0) + times
}

/** Puts one request in (`times` 1), or takes it out again (−1). */
export const tallyRequest = (tally: RequestTally, state: LoopState, times: 1 | -1): void => {
  const { request, stage, signedAtMs } = state
  tally.requests += times
  addAt(tally.stages, stage, times)
  addCount(tally.byHour, chinaHourOf(request.createdAtMs), times)
  if (signedAtMs === null) addCount(tally.signDue, signDueMs(state), times)
  else {
    tally.signed += times
    if (signedAtMs <= signDueMs(state)) tally.signedInTime += times
  }
  tallyVisit(tally, state, times)
  tallyClosing(tally, state, times)
}

const tallyVisit = (tally: RequestTally, state: LoopState, times: number): void => {
  if (state.visitedAtMs !== null) tally.visited += times
  if (state.reworks > 0) tally.reworked += times
  if (state.solved !== null) tally.solvedTold += times
  if (state.solved === true) tally.solved += times
  if (state.satisfied !== null) tally.satisfiedTold += times
  if (state.satisfied === true) tally.satisfied += times
}

const tallyClosing = (tally: RequestTally, state: LoopState, times: number): void => {
  const { request, stage, closedAtMs, suspendedSinceMs } = state
  const dueMs = closeDueMs(state)
  if (closedAtMs !== null) {
    tally.closed += times
    if (closedAtMs <= dueMs) tally.closedInTime += times
    addCount(tally.closeSteps, Math.floor((closedAtMs - request.createdAtMs) / CLOSE_STEP_MS), times)
  } else if (suspendedSinceMs === null) {
    addCount(tally.closeDue[stage - 1] as Counts, dueMs, times)
  } else {
    if (dueMs <= suspendedSinceMs) tally.suspendedLate += times
    if (dueMs < suspendedSinceMs) addAt(tally.suspendedOverdue, stage, times)
  }
}

/** Adds (`times` 1) or takes away (−1) a whole tally. */
export const mergeTally = (tally: RequestTally, other: RequestTally, times: 1 | -1): void => {
  for (const field of sums) tally[field] += other[field] * times
  for (let i = 0; i < 7; i += 1) {
    addAt(tally.stages, (i + 1) as RequestStage, (other.stages[i] ?? 0) * times)
    addAt(tally.suspendedOverdue, (i + 1) as RequestStage, (other.suspendedOverdue[i] ?? 0) * times)
    addCounts(tally.closeDue[i] as Counts, other.closeDue[i] as Counts, times)
  }
  addCounts(tally.byHour, other.byHour, times)
  addCounts(tally.closeSteps, other.closeSteps, times)
  addCounts(tally.signDue, other.signDue, times)
}
