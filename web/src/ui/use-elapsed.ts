import { useEffect, useState } from 'react'

/** True once `active` has lasted `delayMs`: quick answers never flash a skeleton. */
export const useElapsed = (active: boolean, delayMs = 200): boolean => {
  const [elapsed, setElapsed] = useState(false)
  useEffect(() => {
    if (!active) return
    const timer = setTimeout(() => setElapsed(true), delayMs)
    return () => {
      clearTimeout(timer)
      setElapsed(false)
    }
  }, [active, delayMs])
  return active && elapsed
}
