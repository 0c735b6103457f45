import { chinaDayOf } from '@wangge/geodata'
import type { DayWindow } from '../../db/queries/request-sums.ts'

/** "The last 30 days" of a street. */
export const recentDays = 30

/**
 * The days that end with the one the moment lies in. At midnight nothing of the new day has happened: then they end
 * with the day before.
 */
export const daysUpTo = (nowMs: number, days: number): DayWindow => {
  const toDay = chinaDayOf(nowMs - 1) + 1
  return { fromDay: toDay - days, toDay }
}

/**
 * The days [from, to], where nothing is said the recent ones. An open end is that of the data, an open beginning that
 * of the recent days; one day at least.
 */
export const daysAsked = (
  { from, to }: { readonly from?: number | undefined; readonly to?: number | undefined },
  nowMs: number,
): DayWindow => {
  const recent = daysUpTo(nowMs, recentDays)
  const toDay = to === undefined ? Math.max(recent.toDay, (from ?? 0) + 1) : to + 1
  return { fromDay: from ?? Math.min(recent.fromDay, toDay - 1), toDay }
}

/** The same number of days just before. */
export const daysBefore = ({ fromDay, toDay }: DayWindow): DayWindow => ({
  fromDay: fromDay - (toDay - fromDay),
  toDay: fromDay,
})
