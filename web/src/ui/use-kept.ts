import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef, useState } from 'react'

const kept = new Map<string, unknown>()

/**
 * A state that is still there when its part of the page was away for a while. It lives in this page's memory only:
 * what somebody typed is never left in the browser's storage.
 */
export const useKept = <T>(key: string, initial: T): [T, Dispatch<SetStateAction<T>>] => {
  const [state, setState] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial))
  const latest = useRef(state)
  const set = useCallback(
    (next: SetStateAction<T>): void => {
      latest.current = typeof next === 'function' ? (next as (before: T) => T)(latest.current) : next
      kept.set(key, latest.current)
      setState(latest.current)
    },
    [key],
  )
  useEffect(() => {
    latest.current = state
  }, [state])
  return [state, set]
}

export const forgetKept = (key: string): void => {
  kept.delete(key)
}
