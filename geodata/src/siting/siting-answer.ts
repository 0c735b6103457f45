/** One recommended place and what can be said for it. */
export interface SitedPlace {
  /** Index of the candidate. */
  readonly site: number
  /** Households newly reached, after existing places and the places before this one in the list. */
  readonly gained: number
  /** `gained` as a share of the households that were not reached before this place, 0–1. */
  readonly shareOfRest: number
  /** Households that none of the other chosen places reaches: what is lost without this one. */
  readonly alone: number
  /** The best candidate in this one's stead, the other chosen places kept; `gained` compares with `alone`. */
  readonly alternative: { readonly site: number; readonly gained: number } | null
}

/**
 * How good the answer is known to be.
 * - `complete`: every household that any candidate reaches is reached; nothing can be better.
 * - `enumeration`: one site was asked for, and all were compared.
 * - `bound`: search, with the Lagrangian bound.
 * - `solver`: HiGHS gave the bound.
 */
export type SitingMethod = 'complete' | 'enumeration' | 'bound' | 'solver'

/**
 * What became of the solver: not needed; no time left for it; stopped when time was up; finished; the problem is too
 * large for it; it is not there; or it broke down (then load it anew before the next use).
 */
export type SolverUse =
  | 'not-needed'
  | 'no-time'
  | 'stopped'
  | 'finished'
  | 'too-large'
  | 'unavailable'
  | 'failed'

export interface SitingProof {
  /** True where nothing better exists. Then `gap` is 0. */
  readonly proven: boolean
  readonly method: SitingMethod
  readonly solver: SolverUse
}

/** Up to k places that together reach most households. */
export interface MaximalCover extends SitingProof {
  /** In order of gain. Fewer than k where more would reach nobody new. */
  readonly places: readonly SitedPlace[]
  /** Households newly reached: the sum of what the places gain. */
  readonly total: number
  /** No choice of k candidates reaches more households than this. */
  readonly bound: number
  /** (bound − total) / total; 0 where there is nothing to gain. */
  readonly gap: number
  /** Households not reached by existing places. */
  readonly rest: number
  /** Of the rest, households that at least one candidate reaches. */
  readonly reachable: number
}

/** The fewest places that together reach every household that can be reached. */
export interface SetCover extends SitingProof {
  readonly places: readonly SitedPlace[]
  /** Number of places. */
  readonly count: number
  /** No fewer places than this can do. */
  readonly bound: number
  /** (count − bound) / count; 0 where none is needed. */
  readonly gap: number
  /** Households not reached by existing places. */
  readonly rest: number
  /** Of the rest, households that no candidate reaches, and at how many demand points. */
  readonly unreachable: { readonly households: number; readonly points: number }
}
