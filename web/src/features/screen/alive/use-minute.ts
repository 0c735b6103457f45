import { useSyncExternalStore } from 'react'

const minuteMs = 60_000
const lookEveryMs = 5000

const subscribe = (listener: () => void): (() => void) => {
  const timer = setInterval(listener, lookEveryMs)
  return () => clearInterval(timer)
}

/** The beginning of the present minute, epoch milliseconds. */
export const useMinute = (): number =>
  useSyncExternalStore(subscribe, () => Math.floor(Date.now() / minuteMs) * minuteMs)
