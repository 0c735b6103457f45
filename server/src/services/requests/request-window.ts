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

/** The same number of days just before. */
export const daysBefore = ({ fromDay, toDay }: DayWindow): DayWindow => ({
  fromDay: fromDay - (toDay - fromDay),
  toDay: fromDay,
})
