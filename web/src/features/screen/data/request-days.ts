import { chinaDayOf, dayOfIso, isoDay } from '@wangge/geodata'
import type { DayRange } from '../../../api/screen-requests.ts'

/** Four whole weeks: as many Mondays as Sundays. */
export const usualDays = 28

const shift = (day: string, days: number): string => isoDay(dayOfIso(day) + days)

/** The day alone. */
export const dayAlone = (day: string): DayRange => ({ from: day, to: day })

/** The days before it that say what is usual. */
export const daysBefore = (day: string): DayRange => ({ from: shift(day, -usualDays), to: shift(day, -1) })

/** The day of China that a moment ends: at midnight nothing of the new day has happened, and it is the one before. */
export const dayEndingAt = (moment: string): string => isoDay(chinaDayOf(Date.parse(moment) - 1))
