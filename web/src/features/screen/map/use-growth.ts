import { useEffect, useRef } from 'react'
import type { ScreenOverlay } from '../../../map/screen-overlay.ts'
import type { WalkedCircles } from './walked-circles.ts'

/**
 * The circle grows over its five minutes when another place comes into focus: once, at the camera's rest, and not where
 * motion is unwanted.
 */
export const useGrowth = (
  overlay: ScreenOverlay | null,
  circles: WalkedCircles,
  code: string,
  wanted: boolean,
): void => {
  useEffect(
    () => (overlay === null ? undefined : circles.onSteps((steps) => overlay.setGrowth(steps))),
    [overlay, circles],
  )
  const before = useRef(code)
  useEffect(() => {
    if (before.current === code) return
    before.current = code
    if (wanted) overlay?.grow()
  }, [overlay, code, wanted])
}
