import type { Position } from 'geojson'
import { useSyncExternalStore } from 'react'
import type { LiveFigures } from '../../../workers/walk-messages.ts'

/** A centre under way, with the last figures that were worked out for it. */
export interface LiveDrag {
  readonly centreId: string
  readonly at: Position
  readonly answer: LiveFigures | null
}

let drag: LiveDrag | null = null
const listeners = new Set<() => void>()

export const readDrag = (): LiveDrag | null => drag

/** Told once a frame while the hand moves: only the card that shows it listens, not the whole panel. */
export const tellDrag = (next: LiveDrag | null): void => {
  drag = next
  for (const listener of listeners) listener()
}

const onDragChange = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useLiveDrag = (): LiveDrag | null => useSyncExternalStore(onDragChange, readDrag)
