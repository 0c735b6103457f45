import type { Position } from 'geojson'
import { useCallback, useEffect, useRef } from 'react'
import { useView } from '../../../app/use-view.ts'
import { adjustWalk, readView } from '../../../app/view-history.ts'
import type { DragPhase } from '../../../map/types.ts'
import { createFollower } from './follow-hand.ts'
import { readDrag, tellDrag } from './live-drag.ts'
import type { WalkDesk } from './walk-desk.tsx'

type OnDrag = (centreId: string, at: Position, phase: DragPhase) => void

/** While a centre is on its way, circles, gaps and figures follow it frame by frame; where it is dropped it is on trial. */
export const useCentreDrag = (desk: WalkDesk | null, putBack: () => void): OnDrag => {
  const { minutes } = useView()
  const latest = useRef({ desk, minutes, putBack })
  const follow = useRef(createFollower())
  useEffect(() => {
    latest.current = { desk, minutes, putBack }
  })

  return useCallback((centreId, at, phase) => {
    const { desk: now, minutes: drawn } = latest.current
    const client = now?.client ?? null
    const centre = now?.centres.findIndex(({ id }) => id === centreId) ?? -1
    if (now === null || client === null || centre < 0) {
      // Nobody can work it out: it does not stay where it was dropped.
      if (phase === 'end') latest.current.putBack()
      return
    }
    if (phase === 'cancel') {
      tellDrag(null)
      const home = now.centres[centre]?.position
      const isHome = home?.[0] === at[0] && home?.[1] === at[1]
      // Another centre may be on trial: that one stays.
      if (isHome && readView().walk.moved?.centreId === centreId) adjustWalk({ moved: null })
      return latest.current.putBack()
    }
    if (phase === 'end') {
      tellDrag(null)
      return adjustWalk({ moved: { centreId, to: at } })
    }
    tellDrag({ centreId, at, answer: readDrag()?.answer ?? null })
    const wanted = [...new Set([...drawn, now.within])].toSorted((a, b) => a - b)
    const question = {
      change: { centre, position: at },
      minutes: wanted,
      speedMps: now.speedMps,
      gapMinutes: now.within,
      drawnMinutes: drawn,
    }
    void follow.current({
      client,
      question,
      isHeld: () => readDrag()?.centreId === centreId,
      tell: (answer) => {
        const held = readDrag()
        if (held !== null) tellDrag({ ...held, answer })
      },
      show: (shapes) => now.map?.showWalk({ drawn: shapes }),
    })
  }, [])
}
