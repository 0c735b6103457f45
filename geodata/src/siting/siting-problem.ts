import type { Highs } from 'highs'

/**
 * Who needs reaching, and which candidate site would reach whom. The walk is computed elsewhere: a list holds the
 * demand points within the limit of its site. Sites and demand points are named by their index.
 */
export interface SitingProblem {
  /** Households at each demand point: finite, not negative, not all zero. */
  readonly households: Float64Array
  /** Site `s` reaches the demand points `siteDemand[siteStart[s]] … siteDemand[siteStart[s + 1] − 1]`. */
  readonly siteStart: Uint32Array
  /** Demand points, in any order. */
  readonly siteDemand: Uint32Array
  /** 1 for each demand point that an existing place reaches already, else 0; null where there is none. */
  readonly covered: Uint8Array | null
}

export type SitingFailureCode =
  | 'k-not-positive'
  | 'k-too-large'
  | 'no-candidates'
  | 'no-demand'
  | 'bad-weights'
  | 'bad-lists'
  | 'bad-covered'
  | 'bad-time-limit'
  | 'cancelled'

/**
 * `reach` walks from each candidate of a street, `reduce` shrinks the problem, `search` finds good sites, `bound` limits
 * the best possible, `solve` is HiGHS.
 */
export type SitingStage = 'reach' | 'reduce' | 'search' | 'bound' | 'solve'

/** `best` and `bound` are households (maximal cover) or a number of sites (set cover); null while unknown. */
export interface SitingProgress {
  readonly stage: SitingStage
  readonly best: number | null
  readonly bound: number | null
}

/**
 * Loads HiGHS: the server gives the package's own file, the browser the address of its WebAssembly. Called for each
 * answer that needs it, so keep what was loaded (compiling takes a tenth of a second and more).
 */
export type SolverLoader = () => Promise<Highs>

export interface SitingControls {
  /** Milliseconds of any clock that does not go back. HiGHS, while it runs, counts real time besides. */
  readonly now: () => number
  /** Time for the whole answer, in milliseconds; `Infinity` waits for the proof. What is found by then is returned. */
  readonly timeLimitMs: number
  /** Null: no solver here; the answer has the Lagrangian bound. Loading that fails counts as null. */
  readonly loadSolver: SolverLoader | null
  /**
   * Polled; true ends the work with `cancelled`. HiGHS asks only now and then (a few times a second, not at all during
   * a large first relaxation): to be rid of it at once, end the worker.
   */
  readonly isCancelled?: () => boolean
  readonly onProgress?: (progress: SitingProgress) => void
}
