import { type RequestStage, requestCategories, requestStages } from '@wangge/geodata'
import type { RequestRow } from '../db/queries/request-figures.ts'

const dayMs = 86_400_000
const chinaOffsetMs = 8 * 3_600_000

/** Days of China that a window [from, to) touches, as `YYYY-MM-DD`. */
export const daysOf = (fromMs: number, toMs: number): string[] => {
  const days: string[] = []
  const first = Math.floor((fromMs + chinaOffsetMs) / dayMs)
  for (let day = first; day * dayMs < toMs + chinaOffsetMs; day += 1)
    days.push(new Date(day * dayMs).toISOString().slice(0, 10))
  return days
}

export interface RequestFigures {
  from: string
  to: string
  total: number | null
  previousTotal: number | null
  open: number | null
  overdue: number | null
  byStage: { stage: RequestStage; count: number; overdue: number }[]
  byCategory: RequestRow['byCategory']
  byDay: RequestRow['byDay']
  byHour: number[]
  rates: {
    response: number | null
    resolution: number | null
    satisfaction: number | null
    onTime: number | null
  }
  medianHours: number | null
  suppressed: boolean
}

/** The database tells what there is; here the zeros come in, so that every stage, category, day and hour is there. */
export const completeFigures = (
  row: RequestRow,
  previousTotal: number,
  fromMs: number,
  toMs: number,
): RequestFigures => {
  const days = new Map(row.byDay.map(({ day, count }) => [day, count]))
  const hours = new Map(row.byHour.map(({ hour, count }) => [hour, count]))
  const absent = requestCategories.filter((it) => !row.byCategory.some(({ category }) => category === it))
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    total: row.total,
    previousTotal,
    open: row.open,
    overdue: row.overdue,
    byStage: requestStages.map(
      (stage) => row.byStage.find((it) => it.stage === stage) ?? { stage, count: 0, overdue: 0 },
    ),
    byCategory: [...row.byCategory, ...absent.map((category) => ({ category, count: 0 }))],
    byDay: daysOf(fromMs, toMs).map((day) => ({ day, count: days.get(day) ?? 0 })),
    byHour: Array.from({ length: 24 }, (_, hour) => hours.get(hour) ?? 0),
    rates: {
      response: row.response,
      resolution: row.resolution,
      satisfaction: row.satisfaction,
      onTime: row.onTime,
    },
    medianHours: row.medianHours,
    suppressed: false,
  }
}

/** A basic grid with fewer than five requests, for those who may not see single ones: shown with its parent. */
export const withheldFigures = (fromMs: number, toMs: number): RequestFigures => ({
  from: new Date(fromMs).toISOString(),
  to: new Date(toMs).toISOString(),
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
