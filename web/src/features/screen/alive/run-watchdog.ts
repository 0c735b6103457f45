import { pagePaths } from '../../../app/view.ts'
import { keepTour } from './kept-tour.ts'
import { readVitals, rememberReload, watchTouches } from './page-vitals.ts'
import { onPulseChange } from './pulse-store.ts'
import { firstWatchdogState, lookAfter } from './watchdog.ts'

const lookEveryMs = 10_000

let isRunning = false

/**
 * Looks after the page until it is left. It stands outside of what it looks after: when all of that is gone, torn down
 * by an error, it still looks. What was shown stands in the address and comes back with it.
 */
export const runWatchdog = (): void => {
  if (isRunning) return
  isRunning = true
  const unwatchTouches = watchTouches()
  // It needs the server's pulse, also when nobody else asks for it any more.
  const unwatchPulse = onPulseChange(() => undefined)
  let state = firstWatchdogState
  const timer = setInterval(() => {
    if (location.pathname !== pagePaths.screen) {
      isRunning = false
      clearInterval(timer)
      unwatchPulse()
      unwatchTouches()
      return
    }
    const now = Date.now()
    const looked = lookAfter(state, readVitals(now))
    state = looked.state
    if (looked.reload === null || !rememberReload(now)) return
    keepTour()
    location.reload()
  }, lookEveryMs)
}
