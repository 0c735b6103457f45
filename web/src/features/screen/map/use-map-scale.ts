import { useEffect, useState } from 'react'
import type { ScreenShape } from '../panels/panel.ts'

/** How large things are drawn on the map, and how much the page enlarges its box. */
export interface MapScale {
  /** Of strokes and names, against a desk. */
  readonly drawing: number
  /**
   * The map is laid out in a box of the size it has on a wall 1080 pixels high, and enlarged with all its pixels: the
   * same picture on every wall, only sharper.
   */
  readonly enlarged: number
}

/** Names and lines at a desk, and no smaller: 12 pixels then. */
const leastDrawing = 1
const settleMs = 300

export const mapScaleOf = (shape: ScreenShape, unitPx: number): MapScale => {
  const recipe = shape === 'wall' ? 1.42 : 1.22
  // Steps of a hundredth: the map is made anew for each.
  const enlarged = Math.max(1, Math.round(unitPx * 100) / 100)
  return { drawing: unitPx < 1 ? Math.max(leastDrawing, recipe * unitPx) : recipe, enlarged }
}

/** Of the stage once its size has settled. */
export const useMapScale = (shape: ScreenShape, unitPx: number): MapScale => {
  const [settled, setSettled] = useState(() => mapScaleOf(shape, unitPx))
  useEffect(() => {
    const next = mapScaleOf(shape, unitPx)
    const timer = setTimeout(
      () =>
        setSettled((now) => (now.drawing === next.drawing && now.enlarged === next.enlarged ? now : next)),
      settleMs,
    )
    return () => clearTimeout(timer)
  }, [shape, unitPx])
  return settled
}
