import { useCallback, useMemo, useState } from 'react'
import { useView } from '../../../app/use-view.ts'
import { goTo, readView } from '../../../app/view-history.ts'
import { takeKeptTour } from '../alive/kept-tour.ts'
import type { ScreenFocus } from '../data/screen-data.ts'

interface Toured {
  readonly focus: ScreenFocus
  /** The grid of the address that the tour set out from. */
  readonly since: string | null
}

const whereItWas = (): Toured | null => {
  const code = takeKeptTour()
  return code === null ? null : { focus: { code, by: 'tour' }, since: readView().grid }
}

/** The place the screen is about. What a person chose stands in the address; a tour leaves no trace there. */
export const useFocus = (): [focus: ScreenFocus, setFocus: (next: ScreenFocus) => void] => {
  const view = useView()
  const chosen = view.grid ?? view.screen.saved?.config.grid ?? null
  const [toured, setToured] = useState<Toured | null>(whereItWas)
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
