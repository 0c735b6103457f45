import type { RequestItem } from '../../../api/request-list.ts'
import type { DueFact } from '../../../i18n/request-desk-facts.ts'

const hourMs = 3_600_000
export const hoursBetween = (from: number | string, to: number | string): number =>
  (Number(new Date(to)) - Number(new Date(from))) / hourMs

type Dated = Pick<
  RequestItem,
  'stage' | 'closedAt' | 'closeDueAt' | 'signDueAt' | 'signedAt' | 'overdue' | 'suspended'
>

/** How a request stands against its limits at `present` (ISO). Whether it is overdue is the server's word. */
export const dueFact = (item: Dated, present: string): DueFact => {
  if (item.closedAt !== null) {
    const late = hoursBetween(item.closeDueAt, item.closedAt)
    return { kind: 'closed', lateHours: late > 0 ? late : null }
  }
  const left = hoursBetween(present, item.closeDueAt)
  if (item.overdue) return { kind: 'overdue', hours: Math.max(-left, 0) }
  const unsigned = item.signedAt === null ? hoursBetween(item.signDueAt, present) : 0
  return unsigned > 0 ? { kind: 'unsigned', hours: unsigned } : { kind: 'left', hours: Math.max(left, 0) }
}

/** The number that people call a request by: the part after the street. */
export const numberOf = (id: string): number => Number(id.slice(id.indexOf('.') + 1))
