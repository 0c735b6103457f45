import type { RequestsView } from '../../../app/requests-view.ts'
import { addDays, dayOf, daysBetween, startOfDay } from './days.ts'
import type { RequestQuery } from './part-props.ts'

/** Days of China, both included. */
export interface DayWindow {
  readonly first: string
  readonly last: string
}

export const usualDays = 30
/** How far back the timeline reaches. */
export const timelineDays = 365

/** The last day that has begun: data that end at midnight end with the day before. */
export const lastDayOf = (presentMs: number): string => dayOf(presentMs - 1)

/** The chosen days, within what the timeline shows; the last thirty unless something else was chosen. */
export const windowOf = (
  { from, to }: Pick<RequestsView['filters'], 'from' | 'to'>,
  presentMs: number,
): DayWindow => {
  const end = lastDayOf(presentMs)
  const last = to === null || to > end ? end : to
  const first = from === null ? addDays(last, 1 - usualDays) : from
  return first > last ? { first: last, last } : { first, last }
}

export const dayCount = ({ first, last }: DayWindow): number => daysBetween(first, last) + 1

export const fromMs = ({ first }: DayWindow): number => startOfDay(first)
/** Excluded. */
export const toMs = ({ last }: DayWindow): number => startOfDay(addDays(last, 1))

export const queryOf = (view: RequestsView, grid: string | null, days: DayWindow): RequestQuery => {
  const { categories, stages, overdue, ownership } = view.filters
  return {
    grid,
    categories,
    stages,
    overdue,
    ownership,
    from: days.first,
    to: days.last,
    figure: view.figure,
  }
}
