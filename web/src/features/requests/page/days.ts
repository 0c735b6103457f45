import { chinaDayOf, DAY_MS, isoDay } from '@wangge/geodata'

/** The day in China's time (`2026-10-31`) on which a moment lies. */
export const dayOf = (ms: number): string => isoDay(chinaDayOf(ms))

/** The moment at which a day of China begins. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)

export const addDays = (day: string, days: number): string => dayOf(startOfDay(day) + days * DAY_MS)

/** Whole days from the first to the second; 0 for the same day. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / DAY_MS)

/** Every day from the first to the last, both included. */
export const daysOf = (first: string, last: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, i) => addDays(first, i))
