import { askPulse, type PulseAnswer } from './ask-pulse.ts'

/** Who does not answer, and the moment (epoch milliseconds) of the last time that everything did. */
export interface Away {
  readonly what: 'server' | 'database'
  readonly sinceMs: number
}

export interface Pulse {
  /** Null while everything answers. */
  readonly away: Away | null
  /** Of the product on the server, as last heard. */
  readonly version: string | null
}

export interface PulseListener {
  onPulse(pulse: Pulse): void
  /** Everything answers again after it had been away. */
  onBack(): void
}

const wellEveryMs = 2000
const awayEveryMs = 1000
/** A refusal comes at once and may be a single lost call: it is believed the second time. */
const confirmAfterMs = 500

/** Looks at server and database all the time, and tells each change. Returns how to stop. */
export const watchPulse = (
  listener: PulseListener,
  look: () => Promise<PulseAnswer> = askPulse,
  clock: () => number = Date.now,
): (() => void) => {
  let pulse: Pulse = { away: null, version: null }
  let wellAt = clock()
  let doubted = false
  let stopped = false
  let next: ReturnType<typeof setTimeout> | undefined

  const tell = (now: Pulse): void => {
    if (now.version === pulse.version && now.away?.what === pulse.away?.what) return
    pulse = now
    listener.onPulse(now)
  }

  /** Answers how long to wait until the next look. */
  const take = (answer: PulseAnswer): number => {
    if (answer.kind === 'well') {
      const wasAway = pulse.away !== null
      doubted = false
      wellAt = clock()
      tell({ away: null, version: answer.version })
      if (wasAway) listener.onBack()
      return wellEveryMs
    }
    const isSure = pulse.away !== null || doubted || answer.kind === 'database-away' || answer.silent
    doubted = true
    if (!isSure) return confirmAfterMs
    const what = answer.kind === 'database-away' ? 'database' : 'server'
    tell({ ...pulse, away: { what, sinceMs: pulse.away?.sinceMs ?? wellAt } })
    return awayEveryMs
  }

  const beat = async (): Promise<void> => {
    const begun = clock()
    const answer = await look()
    if (stopped) return
    const waitMs = take(answer)
    // From the beginning of one look to the next, so that a slow answer does not make the looks rarer.
    next = setTimeout(() => void beat(), Math.max(200, waitMs - (clock() - begun)))
  }
  void beat()
  return () => {
    stopped = true
    clearTimeout(next)
  }
}
