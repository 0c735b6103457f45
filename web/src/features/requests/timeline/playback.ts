/** Days a second. */
export const paces = [1, 3, 7, 14] as const
export type Pace = (typeof paces)[number]

const minutesPerDay = 1440

export interface PlaybackSpan {
  /** Minutes of the window, from 0. */
  readonly endMinute: number
}

export interface PlaybackState {
  /** null: playback is off, things are shown as they are now. */
  readonly minute: number | null
  readonly isPlaying: boolean
  readonly pace: Pace
}

/** Calls back once with the time of the next frame (ms); answers what cancels it. */
export type NextFrame = (call: (timeMs: number) => void) => () => void

export interface Playback {
  read(): PlaybackState
  /** Told when playing begins or stops, the pace changes, or somebody puts the cursor elsewhere; not for every frame. */
  onState(listener: () => void): () => void
  /** Told the minute of every frame, and null when playback goes off. */
  onMinute(listener: (minute: number | null) => void): () => void
  setSpan(span: PlaybackSpan): void
  play(): void
  pause(): void
  /** Back to the present. */
  leave(): void
  seek(minute: number): void
  /** To the beginning of the next day, or of the one before. */
  stepDays(days: number): void
  setPace(pace: Pace): void
}

/**
 * The cursor that runs through a window of days. In whole days where motion is to be little: it then stands for as
 * long as a day takes.
 */
export const createPlayback = (nextFrame: NextFrame, wholeDays: () => boolean): Playback => {
  let state: PlaybackState = { minute: null, isPlaying: false, pace: 3 }
  let end = 0
  let exact = 0
  let lastMs: number | null = null
  let cancel: (() => void) | null = null
  const stateListeners = new Set<() => void>()
  const minuteListeners = new Set<(minute: number | null) => void>()

  const tellMinute = (): void => {
    for (const listener of minuteListeners) listener(state.minute)
  }
  const change = (next: Partial<PlaybackState>): void => {
    state = { ...state, ...next }
    for (const listener of stateListeners) listener()
  }
  const put = (minute: number): void => {
    exact = Math.max(0, Math.min(end, minute))
  }
  const shown = (): number =>
    wholeDays() ? Math.min(end, Math.floor(exact / minutesPerDay) * minutesPerDay) : exact

  const stop = (): void => {
    cancel?.()
    cancel = null
    lastMs = null
  }
  const frame = (timeMs: number): void => {
    const passedMs = lastMs === null ? 0 : Math.min(250, timeMs - lastMs)
    lastMs = timeMs
    put(exact + (passedMs / 1000) * state.pace * minutesPerDay)
    const minute = exact >= end ? end : shown()
    if (minute !== state.minute) {
      state = { ...state, minute }
      tellMinute()
    }
    if (exact >= end) {
      stop()
      change({ isPlaying: false })
    } else cancel = nextFrame(frame)
  }

  return {
    read: () => state,
    onState(listener) {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    onMinute(listener) {
      minuteListeners.add(listener)
      return () => minuteListeners.delete(listener)
    },
    setSpan({ endMinute }) {
      end = endMinute
      if (state.minute !== null && state.minute > end) {
        put(end)
        change({ minute: end })
        tellMinute()
      }
    },
    play() {
      if (state.isPlaying || end <= 0) return
      if (state.minute === null || state.minute >= end) put(0)
      change({ minute: shown(), isPlaying: true })
      tellMinute()
      cancel = nextFrame(frame)
    },
    pause() {
      if (!state.isPlaying) return
      stop()
      change({ isPlaying: false })
    },
    leave() {
      stop()
      exact = 0
      change({ minute: null, isPlaying: false })
      tellMinute()
    },
    seek(minute) {
      put(minute)
      change({ minute: exact })
      tellMinute()
    },
    stepDays(days) {
      const day = (state.minute ?? end) / minutesPerDay
      const next = days > 0 ? Math.floor(day + 1e-9) + days : Math.ceil(day - 1e-9) + days
      put(next * minutesPerDay)
      change({ minute: exact })
      tellMinute()
    },
    setPace: (pace) => change({ pace }),
  }
}
