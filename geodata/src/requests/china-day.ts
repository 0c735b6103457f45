const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
/** China has one time, without summer time since 1991. */
export const CHINA_OFFSET_MS = 8 * HOUR_MS

/** Day of China that a moment (epoch milliseconds) lies in, in days since 1970-01-01. */
export const chinaDayOf = (ms: number): number => Math.floor((ms + CHINA_OFFSET_MS) / DAY_MS)

/** Hour of China's day that a moment lies in, 0–23. */
export const chinaHourOf = (ms: number): number => Math.floor((ms + CHINA_OFFSET_MS) / HOUR_MS) % 24

/** The moment, epoch milliseconds, at which a day of China begins. */
export const startOfChinaDayMs = (day: number): number => day * DAY_MS - CHINA_OFFSET_MS

/** Days since 1970-01-01 as `2026-10-31`. */
export const isoDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** The other way; NaN for what is no day, such as 30 February. */
export const dayOfIso = (text: string): number => {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return Number.isNaN(ms) || isoDay(ms / DAY_MS) !== text ? Number.NaN : ms / DAY_MS
}
