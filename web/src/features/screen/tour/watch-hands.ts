const events = ['pointerdown', 'wheel', 'keydown', 'touchstart'] as const
/** A table that is knocked against moves the mouse less than this. */
const leastMovePx = 8

/** Calls for every sign that somebody is at the screen: a key, a touch, a click, a mouse that is really moved. */
export const watchHands = (onHand: () => void): (() => void) => {
  let from: { x: number; y: number } | null = null
  const onMove = ({ clientX: x, clientY: y }: PointerEvent): void => {
    from ??= { x, y }
    if (Math.hypot(x - from.x, y - from.y) < leastMovePx) return
    from = { x, y }
    onHand()
  }
  const options = { capture: true, passive: true }
  for (const name of events) addEventListener(name, onHand, options)
  addEventListener('pointermove', onMove, options)
  return () => {
    for (const name of events) removeEventListener(name, onHand, options)
    removeEventListener('pointermove', onMove, options)
  }
}
