/** What the walked figures say, as data; the message files put it into words. Shares are 0–1. */
export type CoverFinding =
  | { kind: 'no-households' }
  | { kind: 'no-centre' }
  | { kind: 'all'; minutes: number }
  | { kind: 'reached'; minutes: number; share: number }
  | { kind: 'short'; minutes: number; outside: number }

export type GapFinding =
  /** Everybody walks it: nothing is missing. */
  | { kind: 'none'; minutes: number }
  | { kind: 'largest'; minutes: number; where: string; households: number }
  /** Only gaps of few households are left; how many is known of the whole street alone. */
  | { kind: 'small'; minutes: number; count: number | null; households: number }

export type ProbeFinding = { kind: 'nobody' } | { kind: 'some'; minutes: number; households: number }

/** `change`: households, more or fewer than before. */
export type TrialFinding =
  | { kind: 'same' }
  | { kind: 'more' | 'fewer'; change: number; minutes: number }
  | { kind: 'off-network' }

export type SitingFinding =
  | { kind: 'nothing'; minutes: number }
  | { kind: 'one'; where: string; gained: number; minutes: number }
  | { kind: 'several'; count: number; gained: number; minutes: number }

/** What speaks for one recommended place. */
export type SiteReason =
  /** No other candidate reaches any of those who are reached from here alone. */
  | { kind: 'only'; alone: number }
  /** The best one in its stead would reach so many fewer; 0: as many. */
  | { kind: 'better'; than: string; by: number }

/** How good an answer is known to be. `gap` is the share by which something could be better at most. */
export interface Proof {
  proven: boolean
  gap: number
}

/** How a place is called: by its own name, or by what it is and the grid it stands in. */
export interface SitePlace {
  kind: 'place' | 'building' | 'node'
  name: string | null
  grid: string | null
}
