import type { Highs, ModelData } from 'highs'
import type { SolverUse } from './siting-answer.ts'
import type { Watch } from './watch.ts'

export interface SolverRun {
  readonly use: Extract<SolverUse, 'finished' | 'stopped' | 'failed'>
  /** Values of the columns of the best solution; null where none was found. */
  readonly columns: Float64Array | null
  /** HiGHS's bound of the objective; not finite where it has none yet. */
  readonly bound: number
}

export interface SolverModel {
  readonly data: ModelData
  /** A feasible solution, by column. */
  readonly start: Float64Array
  /** Two objectives that differ by no more than this are the same. */
  readonly sameObjective: number
}

/** Share of the time left that HiGHS may use: it looks at the clock seldom, and the answer has to be put together. */
const SHARE_OF_TIME = 0.9
/** The package refuses an infinite limit. */
const LONGEST_SECONDS = 1e9

/**
 * Runs HiGHS on a model until it proves an optimum, time is up or the caller cancels. HiGHS blocks this thread; it
 * asks the watch now and then. A breakdown of HiGHS (out of memory, say) is told, not thrown.
 */
export const runSolver = (
  highs: Highs,
  { data, start, sameObjective }: SolverModel,
  watch: Watch,
): SolverRun => {
  try {
    return runModel(highs, { data, start, sameObjective }, watch)
  } catch {
    return { use: 'failed', columns: null, bound: Number.NaN }
  }
}

const runModel = (highs: Highs, { data, start, sameObjective }: SolverModel, watch: Watch): SolverRun =>
  highs.withModel(data, (model): SolverRun => {
    const { callbackType, modelStatus, solutionStatus } = highs.constants
    const reserveMs = watch.remainingMs() * (1 - SHARE_OF_TIME)
    model.options.set({
      output_flag: false,
      time_limit: Math.min((watch.remainingMs() * SHARE_OF_TIME) / 1000, LONGEST_SECONDS),
      mip_rel_gap: 0,
      mip_abs_gap: sameObjective,
    })
    model.setSolution({ colValue: start })
    const ask = (event: { interrupt: () => void }): undefined => {
      if (watch.cancelled() || watch.remainingMs() < reserveMs) event.interrupt()
    }
    const { modelStatus: status } = model.run({
      [callbackType.mipInterrupt]: ask,
      [callbackType.simplexInterrupt]: ask,
      [callbackType.ipmInterrupt]: ask,
    })
    const feasible = model.info.get('primal_solution_status') === solutionStatus.feasible
    return {
      use: status === modelStatus.optimal ? 'finished' : 'stopped',
      columns: feasible ? model.getSolution().colValue : null,
      bound: Number(model.info.get('mip_dual_bound')),
    }
  })
