import { type RequestStage, requestCategories, requestStages } from '@wangge/geodata'
import { closeWithinDays, signWithinHours } from '../db/queries/feature-tables.ts'
import type { RequestStory } from '../db/queries/request-stories.ts'
import type { Overview } from '../routes/overview-schema.ts'
import type { Window } from './request-hotspots.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const chinaOffsetMs = 8 * hourMs

export type RequestFigures = Overview['requests']

/** Days of China that a window [from, to) touches, as `YYYY-MM-DD`. */
export const daysOf = (fromMs: number, toMs: number): string[] => {
  const days: string[] = []
  for (let day = Math.floor((fromMs + chinaOffsetMs) / dayMs); day * dayMs < toMs + chinaOffsetMs; day += 1)
    days.push(new Date(day * dayMs).toISOString().slice(0, 10))
  return days
}

const chinaDay = (ms: number) => new Date(ms + chinaOffsetMs).toISOString().slice(0, 10)
const chinaHour = (ms: number) => new Date(ms + chinaOffsetMs).getUTCHours()

/** Share of true among the answers that can be told; null where none can. */
const shareTrue = (answers: readonly (boolean | null)[]): number | null => {
  const told = answers.filter((it) => it !== null)
  return told.length === 0 ? null : told.filter((it) => it).length / told.length
}

/** true or false once it can be told: it happened, or its time is over. */
const isInTime = (doneMs: number | null, dueMs: number, nowMs: number): boolean | null => {
  if (doneMs !== null) return doneMs <= dueMs
  return dueMs <= nowMs ? false : null
}

const medianOf = (values: readonly number[]): number | null => {
  const ordered = values.toSorted((a, b) => a - b)
  const low = ordered[Math.floor((ordered.length - 1) / 2)]
  const high = ordered[Math.floor(ordered.length / 2)]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

const countBy = <K>(keys: readonly K[]): Map<K, number> => {
  const counts = new Map<K, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

const countStages = (stories: readonly RequestStory[], nowMs: number) =>
  requestStages.map((stage: RequestStage) => {
    const here = stories.filter((it) => it.stage === stage)
    return { stage, count: here.length, overdue: here.filter((it) => isOverdue(it, nowMs)).length }
  })

const isOverdue = ({ stage, createdMs }: RequestStory, nowMs: number) =>
  stage < 7 && createdMs + closeWithinDays * dayMs < nowMs

/**
 * Figures of a window [from, to). Stages, open and overdue also count what was made before it and is still open
 * at its end; everything else is of the window's own requests. Overdue: open for more than 7 days.
 *
 * Rates, each over those for which it can be told: response = taken within 24 hours, of those taken or whose 24
 * hours are over; resolution and satisfaction = yes, of the last answers at stage 5; on time = closed within 7
 * days, of those closed or whose 7 days are over. The median is of hours from making to closing.
 */
export const countRequests = (
  stories: readonly RequestStory[],
  previousTotal: number,
  { fromMs, toMs }: Window,
): RequestFigures => {
  const own = stories.filter((it) => it.createdMs >= fromMs)
  const open = stories.filter((it) => it.stage < 7)
  const days = countBy(own.map((it) => chinaDay(it.createdMs)))
  const hours = countBy(own.map((it) => chinaHour(it.createdMs)))
  const categories = countBy(own.map((it) => it.category))
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    total: own.length,
    previousTotal,
    open: open.length,
    overdue: open.filter((it) => isOverdue(it, toMs)).length,
    byStage: countStages(stories, toMs),
    byCategory: requestCategories
      .map((category) => ({ category, count: categories.get(category) ?? 0 }))
      .toSorted((a, b) => b.count - a.count),
    byDay: daysOf(fromMs, toMs).map((day) => ({ day, count: days.get(day) ?? 0 })),
    byHour: Array.from({ length: 24 }, (_, hour) => hours.get(hour) ?? 0),
    rates: {
      response: shareTrue(
        own.map((it) => isInTime(it.signedMs, it.createdMs + signWithinHours * hourMs, toMs)),
      ),
      resolution: shareTrue(own.map((it) => it.solved)),
      satisfaction: shareTrue(own.map((it) => it.satisfied)),
      onTime: shareTrue(own.map((it) => isInTime(it.closedMs, it.createdMs + closeWithinDays * dayMs, toMs))),
    },
    medianHours: medianOf(
      own.flatMap(({ closedMs, createdMs }) => (closedMs === null ? [] : (closedMs - createdMs) / hourMs)),
    ),
    suppressed: false,
  }
}

/** A basic grid with fewer than five requests, for those who may not see single ones: shown with its parent. */
export const withheldRequests = ({ fromMs, toMs }: Window): RequestFigures => ({
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
