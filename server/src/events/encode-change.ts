import type { ChangeRow } from '../db/queries/street-changes.ts'
import type { EventData, EventName } from './event-data.ts'
import { eventId } from './event-id.ts'

/** `all` for those who may read requests; `outline` without what would lead to a single one, for everybody else. */
export type ChangeView = 'all' | 'outline'

/** What an outline has of a change's detail. Named one by one, so that a new member is nobody's by accident. */
const outlined = [
  'category',
  'createdAt',
  'at',
  'move',
  'stageBefore',
  'stage',
  'count',
  'earliest',
  'latest',
]

/** A change as it is sent. The bytes of a view are made once, for all who get it. */
export interface ChangeFrame {
  readonly seq: number
  readonly replaces: boolean
  text(view: ChangeView): string
}

/** One event as WHATWG HTML, 9.2, has it. */
export const encodeEvent = <N extends EventName>(id: string, event: N, data: EventData[N]): string =>
  frame(id, event, data)

const frame = (id: string, event: string, data: unknown): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`

const dataOf = (streetId: string, { detail, unitCode }: ChangeRow, view: ChangeView): unknown => {
  const unit = 'basicCode' in detail ? { unitCode } : {}
  if (view === 'outline') {
    const members = Object.entries(detail).filter(([name]) => outlined.includes(name))
    return { ...Object.fromEntries(members), ...unit }
  }
  const { requestId } = detail
  return { ...detail, ...(requestId === undefined ? {} : { requestId: `${streetId}.${requestId}` }), ...unit }
}

export const frameOf = (streetId: string, row: ChangeRow): ChangeFrame => {
  const id = eventId(streetId, row.seq)
  const made = new Map<ChangeView, string>()
  const make = (view: ChangeView): string =>
    row.kind === 'street-replaced'
      ? encodeEvent(id, 'reset', { reason: row.kind })
      : frame(id, row.kind, dataOf(streetId, row, view))
  return {
    seq: row.seq,
    replaces: row.kind === 'street-replaced',
    text: (view) => {
      const text = made.get(view) ?? make(view)
      made.set(view, text)
      return text
    },
  }
}
