import type { LiveState } from '../../../api/live-events.ts'

/** A line that is opened again within this time was not away. */
const patienceMs = 4000

/** Tells since when the live line has been away, once it has been for a while; null when it is back. */
export const watchLine = (
  tell: (since: number | null) => void,
): { onState(state: LiveState): void; stop(): void } => {
  let lostAt: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const lost = (): void => {
    if (lostAt !== null) return
    const since = Date.now()
    lostAt = since
    timer = setTimeout(() => tell(since), patienceMs)
  }
  // It has not been opened yet.
  lost()
  return {
    onState: (state) => {
      if (state !== 'live') return lost()
      clearTimeout(timer)
      lostAt = null
      tell(null)
    },
    stop: () => clearTimeout(timer),
  }
}
