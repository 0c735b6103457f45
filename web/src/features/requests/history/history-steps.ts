import { type RequestStage, requestStages } from '@wangge/geodata'
import type { HistoryEvent, RequestDesk, RequestHistory } from '../../../api/request-list.ts'
import { hoursBetween } from '../list/due-fact.ts'

/** One line of what happened. */
export interface HistoryStep {
  readonly event: HistoryEvent
  /** Since the line before; null of the first. */
  readonly afterHours: number | null
  readonly isRework: boolean
  /** Who it lay with before the event; null where nobody knows his name. */
  readonly from: RequestDesk | null
}

const isRework = (event: HistoryEvent, before: HistoryEvent | undefined): boolean =>
  event.kind === 'enter' && before !== undefined && event.stage < before.stage

/** What happened, line by line, each with what came before it. */
export const historySteps = ({
  request,
  events,
}: Pick<RequestHistory, 'request' | 'events'>): HistoryStep[] => {
  const hasMoved = events.some((event) => event.to !== null)
  const first: RequestDesk | null = !hasMoved
    ? request.desk
    : request.basicCode === null
      ? null
      : { level: 'basic', code: request.basicCode, name: request.basicName ?? request.basicCode }
  let from = first
  return events.map((event, at) => {
    const before = events[at - 1]
    const step = {
      event,
      afterHours: before === undefined ? null : hoursBetween(before.at, event.at),
      isRework: isRework(event, before),
      from,
    }
    from = event.to ?? from
    return step
  })
}

/** Stages that it has not come to, or not again since it was sent back. */
export const stagesAhead = (stage: RequestStage): RequestStage[] => requestStages.filter((one) => one > stage)

/** Stretches in which the clock of the closing limit stood still; the last may last until now. */
export const suspensions = (
  events: readonly HistoryEvent[],
  present: string,
): { readonly from: string; readonly to: string }[] => {
  const found: { from: string; to: string }[] = []
  for (const { kind, at } of events) {
    if (kind === 'suspend') found.push({ from: at, to: present })
    else if (kind === 'resume') {
      const last = found.at(-1)
      if (last !== undefined) last.to = at
    }
  }
  return found
}

export const extendedHours = (events: readonly HistoryEvent[]): number =>
  events.reduce((sum, { byHours }) => sum + (byHours ?? 0), 0)
