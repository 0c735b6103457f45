import type { Result, SitingProgress, StreetSiting, StreetSitingQuery } from '@wangge/geodata'

/** What the thread is started with. */
export interface SitingJob {
  /** As `writeNetwork` and `writeWalkGround` made them. */
  readonly network: Uint8Array
  readonly ground: Uint8Array
  readonly query: StreetSitingQuery
  readonly timeLimitMs: number
}

/** What it tells, the result last. */
export type SitingMessage =
  | { readonly kind: 'progress'; readonly progress: SitingProgress }
  | { readonly kind: 'result'; readonly result: Result<StreetSiting> }
