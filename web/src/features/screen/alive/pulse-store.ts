import { useSyncExternalStore } from 'react'
import { type Pulse, watchPulse } from './watch-pulse.ts'

let pulse: Pulse = { away: null, version: null }
let stop: (() => void) | null = null
const listeners = new Set<() => void>()
const backListeners = new Set<() => void>()

const start = (): (() => void) =>
  watchPulse({
    onPulse: (now) => {
      pulse = now
      for (const listener of listeners) listener()
    },
    onBack: () => {
      for (const listener of backListeners) listener()
    },
  })

/** One watch for all of the page; it runs while somebody listens. */
export const onPulseChange = (listener: () => void): (() => void) => {
  listeners.add(listener)
  stop ??= start()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    stop?.()
    stop = null
  }
}

export const readPulse = (): Pulse => pulse

/** Calls when everything answers again after it had been away. */
export const onPulseBack = (listener: () => void): (() => void) => {
  backListeners.add(listener)
  return () => backListeners.delete(listener)
}

export const usePulse = (): Pulse => useSyncExternalStore(onPulseChange, readPulse)
