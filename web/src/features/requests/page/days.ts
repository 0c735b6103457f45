const dayMs = 86_400_000
/** China keeps one time, without summer. */
const chinaOffsetMs = 8 * 3_600_000

/** The day in China's time (`2026-10-31`) on which a moment lies. */
export const dayOf = (ms: number): string => new Date(ms + chinaOffsetMs).toISOString().slice(0, 10)

/** The moment at which a day of China begins. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)

export const addDays = (day: string, days: number): string => dayOf(startOfDay(day) + days * dayMs)

/** Whole days from the first to the second; 0 for the same day. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / dayMs)

/** Every day from the first to the last, both included. */
export const daysOf = (first: string, last: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, i) => addDays(first, i))
