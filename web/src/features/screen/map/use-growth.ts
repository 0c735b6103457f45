import { useEffect, useRef } from 'react'
import type { GrowthStep } from '../../../map/screen-growth.ts'
import type { ScreenOverlay } from '../../../map/screen-overlay.ts'
import { growthSteps } from './growth-steps.ts'

interface Target {
  readonly streetId: string
  readonly planId: string
  readonly version: string
}

/**
 * The circle grows over its five minutes when another place comes into focus: once, at the camera's rest, and not where
 * motion is unwanted. Its steps are cut once for a street and its version.
 */
export const useGrowth = (
  overlay: ScreenOverlay | null,
  { streetId, planId, version }: Target,
  code: string,
  wanted: boolean,
): void => {
  const steps = useRef<readonly GrowthStep[]>([])
  const drawnOn = useRef<ScreenOverlay | null>(null)
  const show = useRef<() => void>(() => undefined)
  useEffect(() => {
    drawnOn.current = overlay
    overlay?.setGrowth(steps.current)
    show.current = () => drawnOn.current?.setGrowth(steps.current)
  }, [overlay])

  useEffect(() => {
    if (!wanted) return undefined
    const giveUp = new AbortController()
    const cut = async (): Promise<void> => {
      const found = await growthSteps({ streetId, planId, version }, giveUp.signal)
      if (giveUp.signal.aborted) return
      steps.current = found
      show.current()
    }
    void cut()
    return () => giveUp.abort()
  }, [wanted, streetId, planId, version])

  const before = useRef(code)
  useEffect(() => {
    if (before.current === code) return
    before.current = code
    if (wanted) drawnOn.current?.grow()
  }, [code, wanted])
}
