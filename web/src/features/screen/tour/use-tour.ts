import { useCallback, useEffect, useRef, useState } from 'react'
import type { ScreenFocus } from '../data/screen-data.ts'
import { nextStop, type TourStops } from './tour-stops.ts'
import { watchHands } from './watch-hands.ts'

/** After so long without a hand at the screen the tour goes on. */
export const quietMs = 120_000

/** `off`: there is none. `held`: somebody is at the screen. */
export type TourMode = 'off' | 'running' | 'held'

interface TourOptions {
  readonly stops: TourStops
  /** Of each stop; null: no tour. */
  readonly seconds: number | null
  /** Codes of the shown place and its ancestors; empty for the street. */
  readonly lineage: readonly string[]
  onFocus(focus: ScreenFocus): void
}

/** Shows the stops in turn; any hand at the screen holds it until two minutes of quiet have passed. */
export const useTour = ({ stops, seconds, lineage, onFocus }: TourOptions): TourMode => {
  const [held, setHeld] = useState(false)
  const mode: TourMode = seconds === null || stops.length === 0 ? 'off' : held ? 'held' : 'running'
  const place = lineage[0] ?? ''

  const latest = useRef({ stops, lineage, onFocus })
  useEffect(() => {
    latest.current = { stops, lineage, onFocus }
  })
  const goOn = useCallback(() => {
    const { onFocus: show, ...now } = latest.current
    show({ code: nextStop(now.stops, now.lineage), by: 'tour' })
  }, [])

  useEffect(() => {
    if (mode !== 'running' || seconds === null) return undefined
    const timer = setTimeout(goOn, seconds * 1000)
    return () => clearTimeout(timer)
    // A place that somebody or the tour has just gone to has its whole time.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [mode, seconds, place, goOn])

  const isOn = mode !== 'off'
  useEffect(() => {
    if (!isOn) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = watchHands(() => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        setHeld(false)
        goOn()
      }, quietMs)
      setHeld(true)
    })
    return () => {
      stop()
      clearTimeout(timer)
      setHeld(false)
    }
  }, [isOn, goOn])

  return mode
}
