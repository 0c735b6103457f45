import { useCallback, useSyncExternalStore } from 'react'

const kept = new Map<string, unknown>()
const listeners = new Map<string, Set<() => void>>()

/**
 * A state that is still there when its part of the page was away for a while, and that whoever is still at work for it
 * can set meanwhile. It lives in this page's memory only: what somebody typed is never left in the browser's storage.
 */
export const useKept = <T>(
  key: string,
  initial: T,
): [state: T, set: (next: T | ((before: T) => T)) => void, read: () => T] => {
  const subscribe = useCallback(
    (listener: () => void) => {
      const all = listeners.get(key) ?? new Set()
      listeners.set(key, all.add(listener))
      return () => void all.delete(listener)
    },
    [key],
  )
  const read = (): T => {
    if (!kept.has(key)) kept.set(key, initial)
    return kept.get(key) as T
  }
  const set = useCallback(
    (next: T | ((before: T) => T)): void => {
      const before = kept.get(key) as T
      kept.set(key, typeof next === 'function' ? (next as (before: T) => T)(before) : next)
      for (const listener of listeners.get(key) ?? []) listener()
    },
    [key],
  )
  return [useSyncExternalStore(subscribe, read), set, read]
}
