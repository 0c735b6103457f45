import { useCallback, useMemo, useState } from 'react'
import { useView } from '../../../app/use-view.ts'
import { goTo, readView } from '../../../app/view-history.ts'
import type { ScreenFocus } from '../data/screen-data.ts'

/** The place the screen is about. What a person chose stands in the address; a tour leaves no trace there. */
export const useFocus = (): [focus: ScreenFocus, setFocus: (next: ScreenFocus) => void] => {
  const view = useView()
  const chosen = view.grid ?? view.screen.saved?.config.grid ?? null
  const [toured, setToured] = useState<{ focus: ScreenFocus; since: string | null } | null>(null)
  const setFocus = useCallback((next: ScreenFocus) => {
    setToured(next.by === 'tour' ? { focus: next, since: readView().grid } : null)
    if (next.by === 'person' && readView().grid !== next.code) goTo({ grid: next.code })
  }, [])
  // Another choice than the one the tour set out from ends it.
  const focus = useMemo(
    (): ScreenFocus => (toured?.since === view.grid ? toured.focus : { code: chosen, by: 'person' }),
    [toured, view.grid, chosen],
  )
  return [focus, setFocus]
}
