import type { RequestCategory } from '../model/kinds.ts'

/** How long a request may wait, from its making: until somebody signs for it (stage 2), and until it is closed. */
export interface RequestLimits {
  readonly signMs: number
  readonly closeMs: number
}

const hourMs = 3_600_000
/** 24 hours and 7 days (domain: as 接诉即办 reports). */
export const usualLimits: RequestLimits = { signMs: 24 * hourMs, closeMs: 7 * 24 * hourMs }

/** What a street has set otherwise, by category; what it has not set is usual. */
export type LimitSettings = Partial<Record<RequestCategory, Partial<RequestLimits>>>

/**
 * Limits of a category under a street's settings. A request keeps those in force when it was made: a later setting
 * makes nothing late, or in time, after the fact.
 */
export const limitsOf = (category: RequestCategory, settings: LimitSettings = {}): RequestLimits => ({
  ...usualLimits,
  ...settings[category],
})
