import { type RefObject, useLayoutEffect, useRef } from 'react'

const rollMs = 600
const easeOut = (t: number): number => 1 - (1 - t) ** 3
const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

const textIn = (element: HTMLElement | null): Text | null =>
  element?.firstChild instanceof Text ? element.firstChild : null

const show = (text: Text, words: string): void => {
  text.data = words
}

/**
 * Lets the element's text, which shows `value` through `format`, count up or down from what it was before. Written past
 * React, a frame at a time: sixty renders of a whole screen would cost more than they show.
 */
export const useRoll = (
  element: RefObject<HTMLElement | null>,
  value: number | null,
  format: (value: number) => string,
): void => {
  const before = useRef(value)
  const write = useRef(format)
  useLayoutEffect(() => {
    write.current = format
  })
  useLayoutEffect(() => {
    const from = before.current
    before.current = value
    const text = textIn(element.current)
    if (from === null || value === null || from === value || text === null || isStill()) return
    let frame = 0
    const began = performance.now()
    const step = (now: number): void => {
      const t = Math.min(1, Math.max(0, (now - began) / rollMs))
      show(text, write.current(t === 1 ? value : from + (value - from) * easeOut(t)))
      if (t < 1) frame = requestAnimationFrame(step)
    }
    show(text, write.current(from))
    frame = requestAnimationFrame(step)
    return () => {
      cancelAnimationFrame(frame)
      show(text, write.current(value))
    }
  }, [element, value])
}
