import { useEffect, useRef, useState } from 'react'
import type { ScreenFocus } from '../data/screen-data.ts'
import { createTourClock, type TourClock } from './tour-clock.ts'
import { nextStop, type TourStops } from './tour-stops.ts'
import { watchHands } from './watch-hands.ts'

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
  const clock = useRef<TourClock | null>(null)
  const latest = useRef({ stops, lineage, onFocus })
  useEffect(() => {
    latest.current = { stops, lineage, onFocus }
  })

  const stopMs = seconds === null || stops.length === 0 ? null : seconds * 1000
  useEffect(() => {
    if (stopMs === null) return undefined
    const made = createTourClock(stopMs, {
      onStep() {
        const now = latest.current
        now.onFocus({ code: nextStop(now.stops, now.lineage), by: 'tour' })
      },
      onHeld: setHeld,
    })
    clock.current = made
    const forget = watchHands(made.hand)
    return () => {
      clock.current = null
      forget()
      made.stop()
    }
  }, [stopMs])

  const place = lineage[0] ?? null
  const before = useRef(place)
  useEffect(() => {
    if (before.current === place) return
    before.current = place
    clock.current?.arrive()
  }, [place])

  return stopMs === null ? 'off' : held ? 'held' : 'running'
}
