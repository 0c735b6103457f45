import { useEffect } from 'react'
import type { Playback } from './playback.ts'

/** Space plays and pauses, comma and full stop go by days, Escape leads back to the present. */
export const usePlaybackKeys = (playback: Playback, isOn: boolean): void => {
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent): void => {
      const busy =
        event.target instanceof HTMLElement &&
        event.target.closest('input, select, textarea, [contenteditable]') !== null
      const pressesSomething =
        event.target instanceof HTMLElement && event.target.closest('button, a, summary') !== null
      if (busy || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === ' ' && !pressesSomething) {
        if (playback.read().isPlaying) playback.pause()
        else playback.play()
      } else if (event.key === ',') playback.stepDays(-1)
      else if (event.key === '.') playback.stepDays(1)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [playback, isOn])
}
