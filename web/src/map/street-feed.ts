import { loadStreet } from './load-street.ts'
import type { StreetData } from './street-data.ts'

export interface StreetFeedHandlers {
  onData(data: StreetData): void
  onState(state: 'loading' | 'ready' | 'failed'): void
}

const firstRetryMs = 3_000
const longestRetryMs = 60_000

/** Keeps trying until the street's data is there; a new request drops the one before. */
export function createStreetFeed(handlers: StreetFeedHandlers): {
  request(streetId: string): void
  stop(): void
} {
  let running = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  const attempt = async (streetId: string, retryMs: number, signal: AbortSignal): Promise<void> => {
    try {
      const data = await loadStreet(streetId, signal)
      if (signal.aborted) return
      handlers.onData(data)
      handlers.onState('ready')
    } catch {
      if (signal.aborted) return
      handlers.onState('failed')
      timer = setTimeout(() => void attempt(streetId, Math.min(retryMs * 2, longestRetryMs), signal), retryMs)
    }
  }
  const stop = (): void => {
    running.abort()
    clearTimeout(timer)
  }
  return {
    request(streetId) {
      stop()
      running = new AbortController()
      handlers.onState('loading')
      void attempt(streetId, firstRetryMs, running.signal)
    },
    stop,
  }
}
