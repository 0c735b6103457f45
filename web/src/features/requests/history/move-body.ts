import { type LoopMove, type PlaceLevel, type RequestStage, requestStages } from '@wangge/geodata'
import type { MoveBody } from '../../../api/request-writes.ts'
import { chinaInput, chinaInputMs } from '../../../i18n/china-input.ts'

export const actionKinds = ['enter', 'rework', 'suspend', 'resume', 'extend', 'escalate', 'transfer'] as const
export type ActionKind = (typeof actionKinds)[number]

/** Something that can be done now; `stage` is entered by it. */
export type Action =
  | { readonly kind: 'enter' | 'rework'; readonly stage: RequestStage }
  | { readonly kind: Exclude<ActionKind, 'enter' | 'rework'> }

/** What the server's moves let somebody do, the next stage first. */
export const actionsOf = (moves: readonly LoopMove[], stage: RequestStage): Action[] => {
  const actions: Action[] = []
  for (const move of moves) {
    const entered = requestStages.find((one) => move === `enter-${one}`)
    if (entered !== undefined) actions.push({ kind: entered < stage ? 'rework' : 'enter', stage: entered })
    else actions.push({ kind: move as Exclude<ActionKind, 'enter' | 'rework'> })
  }
  return actions.toSorted((a, b) => actionKinds.indexOf(a.kind) - actionKinds.indexOf(b.kind))
}

export type Answer = 'yes' | 'no' | 'none'

/** What the form holds, as it was typed. */
export interface MoveFields {
  readonly reason: string
  readonly at: string
  readonly solved: Answer
  readonly satisfied: Answer
  readonly hours: string
  /** `level code`; the street's own code is empty. */
  readonly to: string
}

export const emptyFields = (usualMs: number): MoveFields => ({
  reason: '',
  at: chinaInput(usualMs),
  solved: 'none',
  satisfied: 'none',
  hours: '',
  to: '',
})

const answerOf = (answer: Answer): boolean | null => (answer === 'none' ? null : answer === 'yes')

export type FieldFault = 'bad-time' | 'bad-hours' | 'no-desk'

/**
 * What is sent for an action, or the field that nobody could read. Everything else is the server's to refuse.
 * @param unsentMs a time that is not sent, because the server's own present is later by then; null where every time is
 */
export const moveBody = (
  action: Action,
  fields: MoveFields,
  unsentMs: number | null,
): { readonly body: MoveBody } | { readonly fault: FieldFault } => {
  const atMs = chinaInputMs(fields.at)
  if (atMs === null) return { fault: 'bad-time' }
  const isUsual = unsentMs !== null && fields.at === chinaInput(unsentMs)
  const at = isUsual ? {} : { at: new Date(atMs).toISOString() }
  const reason = fields.reason.trim()
  switch (action.kind) {
    case 'enter':
    case 'rework':
      return {
        body: {
          kind: 'enter',
          stage: action.stage,
          ...at,
          ...(action.stage === 5
            ? { solved: answerOf(fields.solved), satisfied: answerOf(fields.satisfied) }
            : {}),
          ...(reason === '' ? {} : { reason }),
        },
      }
    case 'resume':
      return { body: { kind: 'resume', ...at } }
    case 'suspend':
    case 'escalate':
      return { body: { kind: action.kind, reason, ...at } }
    case 'extend': {
      const byHours = Number(fields.hours)
      if (fields.hours.trim() === '' || !Number.isFinite(byHours)) return { fault: 'bad-hours' }
      return { body: { kind: 'extend', reason, byHours, ...at } }
    }
    case 'transfer': {
      const [level, code = ''] = fields.to.split(' ')
      if (level === undefined || level === '') return { fault: 'no-desk' }
      const to = { level: level as PlaceLevel, code: code === '' ? null : code }
      return { body: { kind: 'transfer', reason, to, ...at } }
    }
  }
}
