import { useEffect } from 'react'
import { readView } from '../../../app/view-history.ts'
import { closeWalkPanel, openWalkPanel } from './open-walk-panel.ts'

/** W goes to the walking circles and back. */
export const useWalkKey = (): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest('input:not([type="checkbox"], [type="range"]), select, textarea') !== null
      const modified = event.ctrlKey || event.metaKey || event.altKey
      if (typing || modified || event.repeat || event.key.toLowerCase() !== 'w') return
      if (readView().panel === 'walk') closeWalkPanel()
      else openWalkPanel()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
