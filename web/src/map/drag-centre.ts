import type { Map as MapLibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl'
import type { Position } from 'geojson'
import { reachPx } from './hits.ts'
import type { DragPhase } from './types.ts'

export interface DragHandlers {
  /** The centre under a pixel that may be moved now; null: the map moves instead. */
  grab(point: { readonly x: number; readonly y: number }, withinPx: number): string | null
  positionOf(centreId: string): Position
  onDrag(centreId: string, at: Position, phase: DragPhase): void
}

/** Less than this is a trembling hand, not a move. */
const slackPx = 4

interface Held {
  readonly id: string
  readonly from: Position
  readonly x: number
  readonly y: number
  /** Between the pointer and the sign's middle, so that the sign does not jump under the finger. */
  readonly offset: readonly [dx: number, dy: number]
  moving: boolean
}

/** Centres by mouse and by finger; the map stands still meanwhile. Escape, or a second finger, puts the centre back. */
export function watchDrag(map: MapLibreMap, handlers: DragHandlers): { isDragging(): boolean; stop(): void } {
  const box = map.getContainer()
  let held: Held | null = null
  let frame = 0
  let latest: Position | null = null

  const tell = (): void => {
    frame = 0
    if (held !== null && latest !== null) handlers.onDrag(held.id, latest, 'move')
  }
  const letGo = (): void => {
    cancelAnimationFrame(frame)
    frame = 0
    held = null
    latest = null
    removeEventListener('pointermove', onMove)
    removeEventListener('pointerup', onUp)
    removeEventListener('pointercancel', onCancel)
    removeEventListener('keydown', onKey, true)
  }
  const putBack = (): void => {
    const gone = held
    letGo()
    if (gone?.moving === true) handlers.onDrag(gone.id, gone.from, 'cancel')
  }
  const onMove = (event: PointerEvent): void => {
    if (held === null) return
    const { left, top } = box.getBoundingClientRect()
    const [x, y] = [event.clientX - left, event.clientY - top]
    if (!held.moving) {
      if (Math.hypot(x - held.x, y - held.y) < slackPx) return
      held.moving = true
      handlers.onDrag(held.id, held.from, 'start')
    }
    const { lng, lat } = map.unproject([x + held.offset[0], y + held.offset[1]])
    latest = [lng, lat]
    if (frame === 0) frame = requestAnimationFrame(tell)
  }
  const onUp = (): void => {
    const [done, at] = [held, latest]
    letGo()
    if (done?.moving === true) handlers.onDrag(done.id, at ?? done.from, 'end')
  }
  const onCancel = (): void => putBack()
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    putBack()
  }

  const begin = (event: MapMouseEvent | MapTouchEvent, withinPx: number): void => {
    const { x, y } = event.point
    const id = handlers.grab({ x, y }, withinPx)
    if (id === null) return
    // Told so, MapLibre's own handlers leave this press alone.
    event.preventDefault()
    const from = handlers.positionOf(id)
    const drawn = map.project([from[0] ?? 0, from[1] ?? 0])
    held = { id, from, x, y, offset: [drawn.x - x, drawn.y - y], moving: false }
    addEventListener('pointermove', onMove)
    addEventListener('pointerup', onUp)
    addEventListener('pointercancel', onCancel)
    addEventListener('keydown', onKey, true)
  }
  const onMouse = (event: MapMouseEvent): void => {
    if (event.originalEvent.button === 0 && held === null) begin(event, reachPx.mouse)
  }
  const onTouch = (event: MapTouchEvent): void => {
    if (event.points.length > 1) putBack()
    else if (held === null) begin(event, reachPx.touch)
  }
  map.on('mousedown', onMouse)
  map.on('touchstart', onTouch)
  return {
    isDragging: () => held?.moving === true,
    stop: letGo,
  }
}
