import { useEffect } from 'react'
import { beat } from './page-vitals.ts'
import { runWatchdog } from './run-watchdog.ts'

const everyMs = 1000

/** Beats as long as the page is there and the browser draws it; a page that nobody sees is not drawn and not dead. */
export const Heartbeat = () => {
  useEffect(() => {
    beat()
    runWatchdog()
    const timer = setInterval(() => {
      if (document.visibilityState === 'hidden') beat()
      else requestAnimationFrame(beat)
    }, everyMs)
    return () => clearInterval(timer)
  }, [])
  return null
}
