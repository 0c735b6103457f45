import type { DayRange } from '../../../api/screen-requests.ts'

/** Four whole weeks: as many Mondays as Sundays. */
export const usualDays = 28

const dayMs = 86_400_000
const shift = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** The day alone. */
export const dayAlone = (day: string): DayRange => ({ from: day, to: day })

/** The days before it that say what is usual. */
export const daysBefore = (day: string): DayRange => ({ from: shift(day, -usualDays), to: shift(day, -1) })

const chinaDays = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

/** The day of China that a moment ends: at midnight nothing of the new day has happened, and it is the one before. */
export const dayEndingAt = (moment: string): string => chinaDays.format(new Date(Date.parse(moment) - 1))
