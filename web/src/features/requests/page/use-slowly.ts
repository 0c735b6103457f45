import { useEffect, useRef, useState } from 'react'

/** The value, but a new one at most once in `everyMs`: what is dear to work out need not follow every change. */
export const useSlowly = <T>(value: T, everyMs: number): T => {
  const [shown, setShown] = useState(value)
  const shownAt = useRef(0)
  useEffect(() => {
    const timer = setTimeout(
      () => {
        shownAt.current = Date.now()
        setShown(value)
      },
      Math.max(0, shownAt.current + everyMs - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [value, everyMs])
  return shown
}
