import type { RequestStage } from '../model/kinds.ts'
import type { Desk } from './loop-events.ts'
import type { LoopPhase } from './loop-table.ts'
import type { RequestLimits } from './request-limits.ts'

/** What a history begins from. */
export interface LoopRequest {
  readonly createdAtMs: number
  /** Its basic grid; the street where it has none. */
  readonly desk: Desk
  /** Those in force when it was made. */
  readonly limits: RequestLimits
}

/** Where a request stands after some events: nothing in it depends on the present time. Times in epoch milliseconds. */
export interface LoopState {
  readonly request: LoopRequest
  /** Events so far. */
  readonly events: number
  readonly lastAtMs: number
  /** 1 also before the first event: the call itself has been made. */
  readonly stage: RequestStage
  readonly stageSinceMs: number
  readonly desk: Desk
  /** First entry into stage 2. */
  readonly signedAtMs: number | null
  readonly visitedAtMs: number | null
  readonly closedAtMs: number | null
  /** Answers at the last visit (stage 5), null where it had none or was not made. */
  readonly solved: boolean | null
  readonly satisfied: boolean | null
  /** How often it went back to stage 3. */
  readonly reworks: number
  /** Since when the clock stands still; null while it runs. */
  readonly suspendedSinceMs: number | null
  /** Of suspensions that are over. */
  readonly suspendedMs: number
  readonly extendedMs: number
}

export const startLoop = (request: LoopRequest): LoopState => ({
  request,
  events: 0,
  lastAtMs: request.createdAtMs,
  stage: 1,
  stageSinceMs: request.createdAtMs,
  desk: request.desk,
  signedAtMs: null,
  visitedAtMs: null,
  closedAtMs: null,
  solved: null,
  satisfied: null,
  reworks: 0,
  suspendedSinceMs: null,
  suspendedMs: 0,
  extendedMs: 0,
})

export const phaseOf = (state: LoopState): LoopPhase => {
  if (state.events === 0) return 'none'
  return state.suspendedSinceMs === null ? `${state.stage}` : 'suspended'
}

export const signDueMs = ({ request }: LoopState): number => request.createdAtMs + request.limits.signMs

/** When it must be closed, by the suspensions that are over: while one lasts, this moves on with the time. */
export const closeDueMs = ({ request, extendedMs, suspendedMs }: LoopState): number =>
  request.createdAtMs + request.limits.closeMs + extendedMs + suspendedMs

/** What the clock of the closing limit shows at `nowMs`: it stopped at the suspension, or at the closing. */
export const closeClockMs = (state: LoopState, nowMs: number): number =>
  state.closedAtMs ?? state.suspendedSinceMs ?? nowMs
