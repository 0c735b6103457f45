import type { ChangeRow } from '../db/queries/street-changes.ts'
import { eventId } from './event-id.ts'

/** `all` for those who may read requests; `outline` without what would lead to a single one, for everybody else. */
export type ChangeView = 'all' | 'outline'

/** What an outline has of a change's detail. Named one by one, so that a new member is nobody's by accident. */
const outlined = ['category', 'createdAt', 'at', 'move', 'stage', 'count', 'earliest', 'latest']

/** Why a client has to read everything anew. */
export type ResetReason = 'not-kept' | 'other-street' | 'unknown-id' | 'street-replaced'

/** A change as it is sent. The bytes of a view are made once, for all who get it. */
export interface ChangeFrame {
  readonly seq: number
  readonly replaces: boolean
  text(view: ChangeView): string
}

export const encodeEvent = (id: string, event: string, data: unknown): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`

const dataOf = ({ detail, unitCode }: ChangeRow, view: ChangeView): Record<string, unknown> => {
  if (view === 'all') return { ...detail, unitCode }
  const members = Object.entries(detail).filter(([name]) => outlined.includes(name))
  return { ...Object.fromEntries(members), unitCode }
}

export const frameOf = (streetId: string, row: ChangeRow): ChangeFrame => {
  const id = eventId(streetId, row.seq)
  const made = new Map<ChangeView, string>()
  const make = (view: ChangeView): string =>
    row.kind === 'street-replaced'
      ? encodeEvent(id, 'reset', { reason: 'street-replaced' satisfies ResetReason })
      : encodeEvent(id, row.kind, dataOf(row, view))
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
