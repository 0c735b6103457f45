import type { RequestCategory, RequestStage } from '@wangge/geodata'

export type RateKey = 'response' | 'resolution' | 'satisfaction' | 'onTime'

/** What a panel's figures say, as data; the message files put it into words. Shares are 0–1. */
export type ServiceFinding =
  | { kind: 'no-network' }
  | { kind: 'no-households' }
  | { kind: 'no-centre' }
  | { kind: 'reached'; share: number; limit: number }
  | { kind: 'short'; share: number; limit: number; outside: number }

/** What the straight circle claims, and how many of these households the walk denies. */
export interface DeniedFinding {
  claimed: number
  denied: number
}

export type SpreadFinding =
  | { kind: 'none' }
  | { kind: 'all-reached'; count: number; limit: number }
  | { kind: 'even'; share: number }
  | { kind: 'spread'; best: string; worst: string; worstShare: number }

export type VolumeFinding =
  | { kind: 'no-data' }
  | { kind: 'suppressed' }
  | { kind: 'none' }
  | { kind: 'first'; total: number }
  | { kind: 'steady'; total: number }
  | { kind: 'more' | 'fewer'; total: number; change: number }

export type StageFinding =
  | { kind: 'all-closed'; total: number }
  | { kind: 'waiting'; open: number; overdue: number; stage: RequestStage }

export type RateFinding =
  | { kind: 'unknown' }
  | { kind: 'all-met' }
  | { kind: 'short'; met: number; measured: number; worst: RateKey; points: number }

export interface HourFinding {
  from: number
  to: number
  share: number
}

export interface DayFinding {
  /** ISO date in China's time. */
  day: string
  count: number
  /** Mean of the other days. */
  usual: number
}

export interface CategoryFinding {
  category: RequestCategory
  share: number
}

export type OrganizationFinding =
  | { kind: 'no-data' }
  | { kind: 'complete' }
  | { kind: 'blank'; total: number; district: number; unit: number; basic: number; centre: number }
