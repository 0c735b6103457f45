import { fail, never, ok, type Result } from '../model/result.ts'
import type { PlaceLevel } from '../model/levels.ts'
import type { Desk, EnterStage, LoopEvent } from './loop-events.ts'
import { closeDueMs, type LoopState, phaseOf } from './loop-state.ts'
import { loopEntry, moveOf, type TableRefusal } from './loop-table.ts'

export type LoopRefusal =
  | TableRefusal
  | 'bad-time'
  | 'before-request'
  | 'before-last-event'
  | 'in-future'
  | 'missing-reason'
  | 'answer-without-visit'
  | 'bad-extension'
  | 'limit-passed'
  | 'bad-desk'
  | 'same-desk'
  | 'highest-level'
  | 'not-next-level'
  | 'level-above'

/** Lowest first, as a request is called up. */
const levelsUp: readonly PlaceLevel[] = ['basic', 'unit', 'district', 'street']
const heightOf = ({ level }: Desk): number => levelsUp.indexOf(level)

/** What a code of each level looks like after the street's nine digits. */
const codeForms: Readonly<Record<Exclude<PlaceLevel, 'street'>, RegExp>> = {
  district: /^\d{9}D\d{2}$/,
  unit: /^\d{12}$/,
  basic: /^\d{15,16}$/,
}

const isDesk = ({ level, code }: Desk): boolean =>
  level === 'street' ? code === null : code !== null && codeForms[level].test(code)

/**
 * The state after one more event, or why it is refused. `nowMs` is the present: nothing may happen after it.
 * The table is asked first, then time, then what the event itself says.
 */
export const stepRequest = (
  state: LoopState,
  event: LoopEvent,
  nowMs: number,
): Result<LoopState, LoopRefusal> => {
  const entry = loopEntry(phaseOf(state), moveOf(event))
  if (entry !== 'go' && entry !== 'rework') return fail(entry, { stage: state.stage })
  const late = timeRefusal(state, event.atMs, nowMs)
  if (late !== null) return fail(late, { atMs: event.atMs })
  const isRework = entry === 'rework'
  const said = contentRefusal(state, event, isRework)
  if (said !== null) return fail(said)
  return ok(stateAfter(state, event, isRework))
}

const timeRefusal = (state: LoopState, atMs: number, nowMs: number): LoopRefusal | null => {
  if (!Number.isSafeInteger(atMs)) return 'bad-time'
  if (atMs < state.request.createdAtMs) return 'before-request'
  if (atMs < state.lastAtMs) return 'before-last-event'
  return atMs > nowMs ? 'in-future' : null
}

const isBlank = (reason: string | null): boolean => (reason ?? '').trim() === ''

const contentRefusal = (state: LoopState, event: LoopEvent, isRework: boolean): LoopRefusal | null => {
  switch (event.kind) {
    case 'enter':
      return enterRefusal(state, event, isRework)
    case 'resume':
      return null
    case 'suspend':
      return isBlank(event.reason) ? 'missing-reason' : null
    case 'extend':
      if (isBlank(event.reason)) return 'missing-reason'
      if (!Number.isSafeInteger(event.byMs) || event.byMs <= 0) return 'bad-extension'
      return event.atMs > closeDueMs(state) ? 'limit-passed' : null
    case 'escalate':
      if (isBlank(event.reason)) return 'missing-reason'
      if (state.desk.level === 'street') return 'highest-level'
      if (!isDesk(event.to)) return 'bad-desk'
      return heightOf(event.to) === heightOf(state.desk) + 1 ? null : 'not-next-level'
    case 'transfer':
      if (isBlank(event.reason)) return 'missing-reason'
      if (!isDesk(event.to)) return 'bad-desk'
      if (heightOf(event.to) > heightOf(state.desk)) return 'level-above'
      return event.to.level === state.desk.level && event.to.code === state.desk.code ? 'same-desk' : null
    default:
      return never(event)
  }
}

/** Rework explains itself where the last visit heard a no; otherwise somebody must say why. */
const enterRefusal = (state: LoopState, event: EnterStage, isRework: boolean): LoopRefusal | null => {
  if (event.stage !== 5 && (event.solved !== null || event.satisfied !== null)) return 'answer-without-visit'
  const explained = state.solved === false || state.satisfied === false || !isBlank(event.reason)
  return isRework && !explained ? 'missing-reason' : null
}

const stateAfter = (state: LoopState, event: LoopEvent, isRework: boolean): LoopState => {
  const next = { ...state, events: state.events + 1, lastAtMs: event.atMs }
  switch (event.kind) {
    case 'enter':
      return {
        ...next,
        stage: event.stage,
        stageSinceMs: event.atMs,
        reworks: state.reworks + (isRework ? 1 : 0),
        ...(event.stage === 2 ? { signedAtMs: event.atMs } : {}),
        ...(event.stage === 5
          ? { visitedAtMs: event.atMs, solved: event.solved, satisfied: event.satisfied }
          : {}),
        ...(event.stage === 7 ? { closedAtMs: event.atMs } : {}),
      }
    case 'suspend':
      return { ...next, suspendedSinceMs: event.atMs }
    case 'resume':
      return {
        ...next,
        suspendedSinceMs: null,
        suspendedMs: state.suspendedMs + event.atMs - (state.suspendedSinceMs ?? event.atMs),
      }
    case 'extend':
      return { ...next, extendedMs: state.extendedMs + event.byMs }
    case 'escalate':
    case 'transfer':
      return { ...next, desk: event.to }
    default:
      return never(event)
  }
}
