import { useEffect, useRef } from 'react'
import type { LiveChange } from '../../../../api/live-events.ts'
import type { LiveScreen } from '../../alive/use-live-screen.ts'

/** A line that opens tells first what was missed: so long, what comes is not news. */
const catchUpMs = 2000

/**
 * Calls with each change as it happens, for motion that explains it. Not with what is told late, to a screen that was
 * away, nor while nobody sees the page. With null nobody is called.
 */
export const useNews = (live: LiveScreen, hear: ((change: LiveChange) => void) | null): void => {
  const { onChange, away, following } = live
  const openedAt = useRef(Number.POSITIVE_INFINITY)
  useEffect(() => {
    openedAt.current = following && away === null ? performance.now() : Number.POSITIVE_INFINITY
  }, [following, away])
  useEffect(() => {
    if (hear === null) return
    return onChange((change) => {
      const isNews = performance.now() - openedAt.current >= catchUpMs
      if (isNews && document.visibilityState === 'visible') hear(change)
    })
  }, [onChange, hear])
}
