import type { SitingControls, SitingProgress } from './siting-problem.ts'

/** The caller's clock, patience and ear, as the parts of the search see them. */
export interface Watch {
  cancelled(): boolean
  /** Milliseconds left, never below 0. */
  remainingMs(): number
  /** Cancelled or out of time: end with what there is. */
  stop(): boolean
  report(progress: SitingProgress): void
}

export const startWatch = (controls: SitingControls): Watch => {
  const end = controls.now() + controls.timeLimitMs
  const cancelled = () => controls.isCancelled?.() ?? false
  const remainingMs = () => Math.max(0, end - controls.now())
  return {
    cancelled,
    remainingMs,
    stop: () => cancelled() || remainingMs() === 0,
    report: (progress) => controls.onProgress?.(progress),
  }
}
