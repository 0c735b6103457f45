import { closeClockMs, closeDueMs, type LoopState, signDueMs } from './loop-state.ts'

/** What a request's state means at one moment; times in epoch milliseconds. */
export interface RequestStatus {
  readonly signDueMs: number
  /** Moves on with the time while the request is suspended. */
  readonly closeDueMs: number
  /** Signed within its limit; null while that cannot be told. */
  readonly signedInTime: boolean | null
  readonly closedInTime: boolean | null
  /** Open, and its closing limit is over. */
  readonly overdue: boolean
  /** In the present stage, suspensions included; 0 once closed. */
  readonly stageWaitMs: number
  /** From its making to its closing or now: what the resident waited. */
  readonly waitedMs: number
  /** The same without suspensions: what is held against the limit. */
  readonly countedMs: number
}

/** In time or not, once it can be told: it happened, or its time is over. */
const inTime = (doneMs: number | null, dueMs: number, clockMs: number): boolean | null => {
  if (doneMs !== null) return doneMs <= dueMs
  return dueMs <= clockMs ? false : null
}

/** `nowMs` must not lie before the last event. */
export const statusOf = (state: LoopState, nowMs: number): RequestStatus => {
  const { request, closedAtMs, suspendedSinceMs } = state
  const due = closeDueMs(state)
  const clockMs = closeClockMs(state, nowMs)
  const standingMs = suspendedSinceMs === null ? 0 : nowMs - suspendedSinceMs
  return {
    signDueMs: signDueMs(state),
    closeDueMs: due + standingMs,
    signedInTime: inTime(state.signedAtMs, signDueMs(state), nowMs),
    closedInTime: inTime(closedAtMs, due, clockMs),
    overdue: closedAtMs === null && due < clockMs,
    stageWaitMs: closedAtMs === null ? nowMs - state.stageSinceMs : 0,
    waitedMs: (closedAtMs ?? nowMs) - request.createdAtMs,
    countedMs: clockMs - request.createdAtMs - state.suspendedMs,
  }
}
