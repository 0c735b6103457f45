import type { LiveChange } from '../../../api/live-events.ts'

/** How many came since the page was opened. */
export interface LiveCounts {
  readonly made: number
  readonly moved: number
  readonly imported: number
}

export interface ChangeFeed {
  tell(change: LiveChange): void
  /** Calls with each change once, until the answer is called. */
  onChange(listener: (change: LiveChange) => void): () => void
  counts(): LiveCounts
}

/** Hands each change on and counts it; keeps none. */
export const createChangeFeed = (): ChangeFeed => {
  const listeners = new Set<(change: LiveChange) => void>()
  let counts: LiveCounts = { made: 0, moved: 0, imported: 0 }
  return {
    tell: (change) => {
      counts = {
        made: counts.made + (change.kind === 'request-made' ? 1 : 0),
        moved: counts.moved + (change.kind === 'request-moved' ? 1 : 0),
        imported: counts.imported + (change.kind === 'requests-imported' ? change.data.count : 0),
      }
      for (const listener of listeners) listener(change)
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    counts: () => counts,
  }
}
