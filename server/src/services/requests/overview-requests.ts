import { indicatorsFrom, isoDay, requestCategories, startOfChinaDayMs } from '@wangge/geodata'
import type { DayWindow, SumsQuery } from '../../db/queries/request-sums.ts'
import type { Overview } from '../../routes/overview-schema.ts'
import type { StreetFacts } from '../street-facts.ts'
import { groupOfPlace } from './request-groups.ts'
import type { SumsReader } from './read-indicators.ts'
import { daysBefore } from './request-window.ts'
import { noSums } from './no-sums.ts'

type RequestFigures = Overview['requests']

const boundsOf = ({ fromDay }: DayWindow, nowMs: number) => ({
  from: new Date(startOfChinaDayMs(fromDay)).toISOString(),
  to: new Date(nowMs).toISOString(),
})

/** Figures of a place's requests in a window that ends with the present; definitions stand with `indicatorsFrom`. */
export const readOverviewRequests = async (
  readSums: SumsReader,
  streetId: string,
  facts: StreetFacts,
  code: string | null,
  window: DayWindow,
  nowMs: number,
): Promise<RequestFigures> => {
  const query: SumsQuery = {
    streetId,
    ...window,
    nowMs,
    categories: null,
    groupOf: groupOfPlace(facts, code),
    by: 'place',
  }
  const [place, before, categories, days] = await Promise.all([
    readSums.sums(query),
    readSums.total({ ...query, ...daysBefore(window) }),
    readSums.counts({ ...query, by: 'category' }),
    readSums.counts({ ...query, by: 'day' }),
  ])
  const figures = indicatorsFrom(place.get('') ?? noSums, null)
  return {
    ...boundsOf(window, nowMs),
    total: figures.total,
    previousTotal: before,
    open: figures.open,
    overdue: figures.overdue,
    byStage: [...figures.byStage],
    byCategory: requestCategories
      .map((category) => ({ category, count: categories.get(category) ?? 0 }))
      .toSorted((a, b) => b.count - a.count),
    byDay: Array.from({ length: window.toDay - window.fromDay }, (_, i) => {
      const day = isoDay(window.fromDay + i)
      return { day, count: days.get(day) ?? 0 }
    }),
    byHour: [...figures.byHour],
    rates: {
      response: figures.response.share,
      resolution: figures.resolution.share,
      satisfaction: figures.satisfaction.share,
      onTime: figures.onTime.share,
    },
    medianHours: figures.medianHours,
    suppressed: false,
  }
}

/** A basic grid with fewer than five requests, for those who may not see single ones: shown with its parent. */
export const withheldRequests = (window: DayWindow, nowMs: number): RequestFigures => ({
  ...boundsOf(window, nowMs),
  total: null,
  previousTotal: null,
  open: null,
  overdue: null,
  byStage: [],
  byCategory: [],
  byDay: [],
  byHour: [],
  rates: { response: null, resolution: null, satisfaction: null, onTime: null },
  medianHours: null,
  suppressed: true,
})
