import type { RequestCategory } from '../model/kinds.ts'
import type { Prng } from './prng.ts'

const hourMs = 3_600_000
export const dayMs = 24 * hourMs
/** Midnight in +08:00 of 1 November 2025 and of 1 November 2026: the demo's year. */
export const yearStartMs = Date.UTC(2025, 9, 31, 16)
export const yearEndMs = Date.UTC(2026, 9, 31, 16)
export const yearDays = 365

/** Calls by hour of the day: a morning peak, a pause at noon, an afternoon peak, few at night. */
const byHour = [3, 2, 1, 1, 1, 3, 9, 22, 46, 58, 55, 43, 24, 22, 38, 46, 45, 36, 30, 28, 24, 17, 10, 6]
/** Monday to Sunday. */
const byWeekday = [1.22, 1.1, 1.04, 1.02, 1.03, 0.86, 0.73]
/** November to October, by category: heating and poverty relief in winter, noise and rain in summer. */
const byMonth: Readonly<Record<RequestCategory, readonly number[]>> = {
  'public-security': [1, 1, 1.2, 1.3, 0.9, 0.9, 1, 1, 1.1, 1.1, 1, 1],
  'work-safety': [1, 1.1, 1.1, 0.7, 0.9, 1, 1.1, 1.3, 1.3, 1.2, 1, 1],
  environment: [0.8, 0.7, 0.7, 0.8, 1, 1.1, 1.2, 1.4, 1.5, 1.4, 1.1, 0.9],
  'poverty-relief': [1.2, 1.5, 1.8, 1.3, 0.9, 0.8, 0.8, 0.8, 0.8, 0.8, 0.9, 1],
  'living-environment': [0.9, 0.8, 0.8, 0.8, 1, 1.1, 1.2, 1.3, 1.3, 1.2, 1.1, 1],
  emergency: [0.8, 0.8, 1, 1, 0.8, 0.8, 0.9, 1.3, 2, 1.7, 1, 0.8],
  'property-service': [1.8, 1.9, 1.7, 1.3, 1, 0.8, 0.8, 0.9, 1, 0.9, 0.8, 1],
  livelihood: [1.2, 1.2, 1.2, 1, 1, 0.9, 0.9, 1, 1, 1, 1.1, 1],
  dispute: [1, 1, 1.3, 1.3, 0.9, 0.9, 0.9, 1, 1, 1, 1, 1],
}
export const categoryShares: readonly (readonly [RequestCategory, number])[] = [
  ['property-service', 26],
  ['living-environment', 22],
  ['environment', 13],
  ['livelihood', 13],
  ['dispute', 8],
  ['public-security', 7],
  ['work-safety', 5],
  ['poverty-relief', 4],
  ['emergency', 2],
]

/** How busy a day is for a category, 1 on average; day 0 is 1 November 2025, a Saturday. */
export const dayWeight = (day: number, category: RequestCategory): number => {
  // Months of 30.4 days are near enough for a season.
  const month = Math.min(11, Math.floor(day / 30.42))
  const holiday = day >= 107 && day <= 113 ? 0.35 : day >= 334 && day <= 340 ? 0.6 : 1
  return (byWeekday[(day + 5) % 7] ?? 1) * (byMonth[category][month] ?? 1) * holiday
}

/** A moment within a day, to the second. */
export const momentOf = (prng: Prng): number => prng.weighted(byHour) * hourMs + prng.int(0, 3599) * 1000
