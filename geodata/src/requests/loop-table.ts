import { requestStages } from '../model/kinds.ts'
import { never } from '../model/result.ts'
import type { LoopEvent } from './loop-events.ts'

/** Where a history stands: nothing said yet, in a stage with the clock running, or stopped in one of stages 2–6. */
export const loopPhases = ['none', '1', '2', '3', '4', '5', '6', '7', 'suspended'] as const
export type LoopPhase = (typeof loopPhases)[number]

export const loopMoves = [
  ...requestStages.map((stage) => `enter-${stage}` as const),
  'suspend',
  'resume',
  'extend',
  'escalate',
  'transfer',
] as const
export type LoopMove = (typeof loopMoves)[number]

/** Refused by the table alone, whatever the event says besides. */
export type TableRefusal =
  | 'not-begun'
  | 'out-of-order'
  | 'close-before-sign'
  | 'not-signed'
  | 'suspended'
  | 'already-suspended'
  | 'not-suspended'
  | 'closed'

/** `go`: allowed; `rework`: allowed, and counted as rework. */
export type TableEntry = 'go' | 'rework' | TableRefusal

const order = 'out-of-order'
const early = 'close-before-sign'
const running = 'not-suspended'
const closed = 'closed'
const stopped = 'suspended'
const unsigned = 'not-signed'
const unbegun = 'not-begun'
const again = 'already-suspended'

/** Rows by phase, columns in the order of `loopMoves`: enter 1 … 7, suspend, resume, extend, escalate, transfer. */
// biome-ignore format: it is read as a table
const rows: Readonly<Record<LoopPhase, readonly TableEntry[]>> = {
  none: ['go',   unbegun, unbegun,  unbegun, unbegun, unbegun, unbegun, unbegun,  unbegun, unbegun,  unbegun, unbegun],
  1:    [order,  'go',    order,    order,   order,   order,   early,   unsigned, running, unsigned, 'go',    'go'],
  2:    [order,  order,   'go',     order,   order,   order,   order,   'go',     running, 'go',     'go',    'go'],
  3:    [order,  order,   order,    'go',    order,   order,   order,   'go',     running, 'go',     'go',    'go'],
  4:    [order,  order,   order,    order,   'go',    order,   order,   'go',     running, 'go',     'go',    'go'],
  5:    [order,  order,   'rework', order,   order,   'go',    order,   'go',     running, 'go',     'go',    'go'],
  6:    [order,  order,   'rework', order,   order,   order,   'go',    'go',     running, 'go',     'go',    'go'],
  7:    [closed, closed,  closed,   closed,  closed,  closed,  closed,  closed,   closed,  closed,   closed,  closed],
  suspended:
        [stopped, stopped, stopped, stopped, stopped, stopped, stopped, again,    'go',    stopped,  stopped, stopped],
}

/** The whole law of the closed loop (全时响应 → … → 严格结案, P2): what may follow what. */
export const loopEntry = (phase: LoopPhase, move: LoopMove): TableEntry =>
  rows[phase][loopMoves.indexOf(move)] as TableEntry

export const moveOf = (event: LoopEvent): LoopMove => {
  switch (event.kind) {
    case 'enter':
      return `enter-${event.stage}`
    case 'suspend':
    case 'resume':
    case 'extend':
    case 'escalate':
    case 'transfer':
      return event.kind
    default:
      return never(event)
  }
}
