import { type RefObject, useLayoutEffect, useState } from 'react'
import type { ScreenShape } from '../panels/panel.ts'

/** The stage as laid out: `--u` in CSS pixels, as screen-page.css sets it, and the height in it. */
export interface Stage {
  readonly shape: ScreenShape
  readonly unitPx: number
  readonly widthU: number
  readonly heightU: number
}

/** 15u, the smallest text, is 12 px then. */
const leastUnitPx = 0.8
const wallAspect = 2.4
/** Two columns and a map that deserves the name. */
const narrowestU = 1400
const lowBelowU = 1040

export const stageOf = (widthPx: number, heightPx: number): Stage => {
  const unitPx = Math.max(leastUnitPx, Math.min(heightPx / 1080, widthPx / 1700))
  const [widthU, heightU] = [widthPx / unitPx, heightPx / unitPx]
  const shape =
    widthU < narrowestU
      ? 'stacked'
      : widthPx / heightPx >= wallAspect
        ? 'wall'
        : heightU < lowBelowU
          ? 'low'
          : 'standard'
  return { shape, unitPx, widthU, heightU }
}

/** Follows the size of the stage. */
export const useStage = (element: RefObject<HTMLElement | null>): Stage => {
  const [stage, setStage] = useState(() => stageOf(innerWidth, innerHeight))
  useLayoutEffect(() => {
    if (element.current === null) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setStage(stageOf(entry.contentRect.width, entry.contentRect.height))
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return stage
}
