import { enterStage, type LoopEvent, type RequestStage, requestStages } from '@wangge/geodata'

/** What a file knows of a request's way; null: it does not say. Times in epoch milliseconds. */
export interface ToldStages {
  readonly createdAtMs: number
  readonly stage: RequestStage | null
  readonly signedAtMs: number | null
  readonly closedAtMs: number | null
  readonly solved: boolean | null
  readonly satisfied: boolean | null
}

export type StageProblem =
  | { readonly field: 'signedAt'; readonly code: 'missing-signed-at' | 'before-request' }
  | {
      readonly field: 'closedAt'
      readonly code: 'missing-closed-at' | 'before-request' | 'before-last-event'
    }
  | { readonly field: 'stage'; readonly code: 'stage-disagrees' }
  | { readonly field: 'solved' | 'satisfied'; readonly code: 'answer-without-visit' }

export interface FilledStages {
  /** From stage 1 on, without a hole: the closed loop skips none. */
  readonly events: readonly LoopEvent[]
  /** How many of them have a time that the file does not say. */
  readonly filled: number
}

const lastStage = ({ stage, signedAtMs, closedAtMs }: ToldStages): RequestStage =>
  closedAtMs !== null ? 7 : (stage ?? (signedAtMs !== null ? 2 : 1))

const problemOf = (told: ToldStages): StageProblem | null => {
  const { createdAtMs, stage, signedAtMs, closedAtMs, solved, satisfied } = told
  const last = lastStage(told)
  if (signedAtMs !== null && signedAtMs < createdAtMs) return { field: 'signedAt', code: 'before-request' }
  if (closedAtMs !== null && closedAtMs < createdAtMs) return { field: 'closedAt', code: 'before-request' }
  if (closedAtMs !== null && closedAtMs < (signedAtMs ?? createdAtMs))
    return { field: 'closedAt', code: 'before-last-event' }
  if (stage !== null && ((closedAtMs !== null && stage < 7) || (signedAtMs !== null && stage < 2)))
    return { field: 'stage', code: 'stage-disagrees' }
  if (stage === 7 && closedAtMs === null) return { field: 'closedAt', code: 'missing-closed-at' }
  if (last > 1 && last < 7 && signedAtMs === null) return { field: 'signedAt', code: 'missing-signed-at' }
  if (last < 5 && solved !== null) return { field: 'solved', code: 'answer-without-visit' }
  if (last < 5 && satisfied !== null) return { field: 'satisfied', code: 'answer-without-visit' }
  return null
}

/**
 * The whole way of a request from the few times that a file knows. Stages between two known times are set evenly between
 * them; stages after the last known time stand at it. How many were filled in is said, because rates and waiting times
 * then rest on them.
 */
export const fillStages = (told: ToldStages): FilledStages | StageProblem => {
  const problem = problemOf(told)
  if (problem !== null) return problem
  const { createdAtMs, signedAtMs, closedAtMs } = told
  const known = new Map<number, number>([[1, createdAtMs]])
  if (signedAtMs !== null) known.set(2, signedAtMs)
  if (closedAtMs !== null) known.set(7, closedAtMs)
  const from = signedAtMs === null ? 1 : 2
  const fromMs = signedAtMs ?? createdAtMs
  const stepMs = closedAtMs === null ? 0 : (closedAtMs - fromMs) / (7 - from)
  const stages = requestStages.filter((stage) => stage <= lastStage(told))
  return {
    events: stages.map((stage) =>
      enterStage({
        stage,
        atMs: known.get(stage) ?? Math.round(fromMs + stepMs * (stage - from)),
        solved: stage === 5 ? told.solved : null,
        satisfied: stage === 5 ? told.satisfied : null,
      }),
    ),
    filled: stages.filter((stage) => !known.has(stage)).length,
  }
}
