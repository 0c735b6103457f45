import { fail, ok, type Result } from '../model/result.ts'
import type { LoopEvent } from './loop-events.ts'
import { type LoopRequest, type LoopState, startLoop } from './loop-state.ts'
import { type LoopRefusal, stepRequest } from './step-request.ts'

/**
 * A request's state from its whole history: the fold of `stepRequest`, so a stored state can be rebuilt from the
 * events and held against them at any time. A refusal carries `index`, the number of the bad event from 0.
 */
export const deriveState = (
  request: LoopRequest,
  events: Iterable<LoopEvent>,
  nowMs: number,
): Result<LoopState, LoopRefusal> => {
  let state = startLoop(request)
  for (const event of events) {
    const next = stepRequest(state, event, nowMs)
    if (!next.ok) return fail(next.failure.code, { ...next.failure.detail, index: state.events })
    state = next.value
  }
  return ok(state)
}
