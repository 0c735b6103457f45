import type { RequestItem } from '../../../api/request-list.ts'
import type { HistoryFinding, LimitFact } from '../../../i18n/request-desk-facts.ts'
import { dueFact, hoursBetween } from '../list/due-fact.ts'

const limitFact = (
  { createdAt, dueAt, doneAt }: { createdAt: string; dueAt: string; doneAt: string | null },
  present: string,
  when: (time: string) => string,
): LimitFact => {
  const over = hoursBetween(dueAt, doneAt ?? present)
  if (doneAt === null)
    return over > 0 ? { kind: 'over', byHours: over } : { kind: 'running', leftHours: -over }
  return over > 0
    ? { kind: 'late', byHours: over, at: when(doneAt) }
    : { kind: 'met', usedHours: hoursBetween(createdAt, doneAt), at: when(doneAt) }
}

/** Where it stands against both limits; `when` puts a moment into words. */
export const limitFacts = (item: RequestItem, present: string, when: (time: string) => string) => ({
  sign: limitFact({ createdAt: item.createdAt, dueAt: item.signDueAt, doneAt: item.signedAt }, present, when),
  close: limitFact(
    { createdAt: item.createdAt, dueAt: item.closeDueAt, doneAt: item.closedAt },
    present,
    when,
  ),
})

/** @param suspendedSince of the suspension that lasts; null without one */
export const historyFinding = (
  item: RequestItem,
  present: string,
  suspendedSince: string | null,
): HistoryFinding => {
  const due = dueFact(item, present)
  if (due.kind === 'closed')
    return { kind: 'closed', waitedHours: item.waitedHours, lateHours: due.lateHours }
  if (suspendedSince !== null)
    return { kind: 'suspended', sinceHours: hoursBetween(suspendedSince, present), stage: item.stage }
  return { kind: 'waiting', stage: item.stage, hours: item.stageWaitHours, due }
}

/** Shares of the line from its making to where it ends, for drawing; in percent. */
export interface LimitLineShape {
  readonly end: string
  readonly used: number
  readonly late: { readonly from: number; readonly to: number } | null
  readonly signDue: number
  readonly closeDue: number
  readonly signed: number | null
  readonly closed: number | null
  readonly still: readonly { readonly from: number; readonly to: number }[]
}

export const limitLine = (
  item: RequestItem,
  present: string,
  stood: readonly { readonly from: string; readonly to: string }[],
): LimitLineShape => {
  const until = item.closedAt ?? present
  const start = Date.parse(item.createdAt)
  const latest = [until, item.closeDueAt, item.signDueAt].reduce((a, b) =>
    Date.parse(a) > Date.parse(b) ? a : b,
  )
  const length = Math.max(Date.parse(latest) - start, 1)
  const share = (time: string): number => ((Date.parse(time) - start) / length) * 100
  const [used, due] = [share(until), share(item.closeDueAt)]
  return {
    end: latest,
    used: Math.min(used, due),
    late: used > due ? { from: due, to: used } : null,
    signDue: share(item.signDueAt),
    closeDue: due,
    signed: item.signedAt === null ? null : share(item.signedAt),
    closed: item.closedAt === null ? null : share(item.closedAt),
    still: stood.map(({ from, to }) => ({ from: share(from), to: share(to) })),
  }
}
