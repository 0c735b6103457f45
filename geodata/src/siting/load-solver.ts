import type { Highs } from 'highs'
import type { SolverLoader } from './siting-problem.ts'

/** The solver, or null where there is none: siting answers without it too. */
export const loadSolver = async (load: SolverLoader | null): Promise<Highs | null> => {
  if (load === null) return null
  try {
    return await load()
  } catch {
    return null
  }
}
