import { type RefObject, useLayoutEffect, useState } from 'react'

const runsOver = (box: HTMLElement): boolean =>
  box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1

const isTooHigh = (box: HTMLElement): boolean => box.scrollHeight > box.clientHeight + 1

/**
 * How much a panel leaves out, from 0, so that what it shows is whole: raised a step at a time, before anything is
 * painted, while the content is too high for the box, or in a strip too wide. `subject` changes when it is worth trying with everything again.
 */
export const useFit = (
  box: RefObject<HTMLElement | null>,
  subject: string,
  most: number,
  isStrip = false,
): number => {
  const [fit, setFit] = useState({ subject, left: 0 })
  const [fontsReady, setFontsReady] = useState(() => document.fonts.status === 'loaded')
  const full = `${subject} ${fontsReady}`
  const left = fit.subject === full ? fit.left : 0
  // After every render: what it measures is what was rendered, and `left` only grows, to `most` and no further.
  // oxlint-disable-next-line react-hooks/exhaustive-deps, react/exhaustive-deps
  useLayoutEffect(() => {
    if (box.current !== null && left < most && (isStrip ? runsOver : isTooHigh)(box.current))
      // oxlint-disable-next-line react/set-state-in-effect
      setFit({ subject: full, left: left + 1 })
  })
  useLayoutEffect(() => {
    if (fontsReady) return
    let isGone = false
    const tell = async (): Promise<void> => {
      await document.fonts.ready
      if (!isGone) setFontsReady(true)
    }
    void tell()
    return () => {
      isGone = true
    }
  }, [fontsReady])
  return left
}
