import { type RefCallback, useCallback, useRef, useState } from 'react'

interface Shown {
  readonly first: number
  /** Excluded. */
  readonly end: number
}

export interface VirtualRows extends Shown {
  /** Goes on the element that scrolls. */
  readonly box: RefCallback<HTMLElement>
  /** Brings a row into sight, with as little movement as that takes. */
  reveal(row: number): void
  scrollTo(topPx: number): void
  topPx(): number
  focus(): void
}

const rowsAround = 8

/** Which of many rows of one height stand in sight; renders again only when a row comes or goes. */
export const useVirtualRows = (rowPx: number): VirtualRows => {
  const element = useRef<HTMLElement | null>(null)
  const [shown, setShown] = useState<Shown>({ first: 0, end: 2 * rowsAround })
  const box = useCallback<RefCallback<HTMLElement>>(
    (scrolled) => {
      element.current = scrolled
      if (scrolled === null) return
      const look = (): void => {
        const first = Math.max(0, Math.floor(scrolled.scrollTop / rowPx) - rowsAround)
        const end = Math.ceil((scrolled.scrollTop + scrolled.clientHeight) / rowPx) + rowsAround
        setShown((before) => (before.first === first && before.end === end ? before : { first, end }))
      }
      const sizes = new ResizeObserver(look)
      sizes.observe(scrolled)
      scrolled.addEventListener('scroll', look, { passive: true })
      look()
      return () => {
        sizes.disconnect()
        scrolled.removeEventListener('scroll', look)
        element.current = null
      }
    },
    [rowPx],
  )
  const scrollTo = useCallback((topPx: number): void => {
    if (element.current !== null) element.current.scrollTop = topPx
  }, [])
  const reveal = useCallback(
    (row: number): void => {
      const scrolled = element.current
      if (scrolled === null) return
      const [top, bottom] = [row * rowPx, (row + 1) * rowPx]
      if (top < scrolled.scrollTop) scrolled.scrollTop = top
      else if (bottom > scrolled.scrollTop + scrolled.clientHeight)
        scrolled.scrollTop = bottom - scrolled.clientHeight
    },
    [rowPx],
  )
  const focus = useCallback((): void => element.current?.focus({ preventScroll: true }), [])
  return { ...shown, box, reveal, scrollTo, focus, topPx: () => element.current?.scrollTop ?? 0 }
}
