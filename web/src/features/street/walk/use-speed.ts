import { useEffect, useRef, useState } from 'react'
import { useView } from '../../../app/use-view.ts'
import { adjustWalk } from '../../../app/view-history.ts'

/** Browsers slow down pages that rewrite their address more often than this. */
const settleMs = 250

/** The speed follows the hand at once, and the address the speed. */
export const useSpeed = (): { speedMps: number; setSpeed(speedMps: number): void } => {
  const { speedMps: settled } = useView().walk
  const [hand, setHand] = useState<number | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const setSpeed = (speedMps: number): void => {
    setHand(speedMps)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      adjustWalk({ speedMps })
      setHand(null)
    }, settleMs)
  }
  return { speedMps: hand ?? settled, setSpeed }
}
