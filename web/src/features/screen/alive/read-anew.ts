interface ReadAnewOptions {
  /** From the beginning of one reading to the next, at least. */
  readonly everyMs: number
  /** Reads, and resolves when the answers are there or have failed. */
  readonly read: () => Promise<unknown>
}

export interface ReadAnew {
  /** Something is new: it is read soon, once for however many askings. */
  ask(): void
  stop(): void
}

/**
 * Reads what is new, never more often than said, and never before the last answers have come: whoever asked again each
 * second for what takes two would have none at all. At most half of the time is spent on reading.
 */
export const createReadAnew = ({ everyMs, read }: ReadAnewOptions): ReadAnew => {
  let wanted = false
  let busy = false
  let nextAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  const go = async (): Promise<void> => {
    timer = undefined
    wanted = false
    busy = true
    const begun = Date.now()
    try {
      await read()
    } finally {
      busy = false
      nextAt = begun + Math.max(everyMs, 2 * (Date.now() - begun))
      if (wanted) plan()
    }
  }
  const plan = (): void => {
    if (busy || stopped || timer !== undefined) return
    timer = setTimeout(() => void go(), Math.max(0, nextAt - Date.now()))
  }
  return {
    ask: () => {
      wanted = true
      plan()
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}
