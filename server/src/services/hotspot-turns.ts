import { fail, type Result } from '@wangge/geodata'

/** Lets so many work at once; others wait in order, and no more than so many. */
export interface Turns {
  /**
   * What `work` gives when its turn has come. `too-busy` where as many wait as may; `cancelled` where nobody wants it any
   * more before it began.
   */
  take<T>(unwanted: AbortSignal, work: () => Promise<Result<T>>): Promise<Result<T>>
}

export const createTurns = ({ atOnce, mostWaiting }: { atOnce: number; mostWaiting: number }): Turns => {
  let working = 0
  const waiting = new Set<() => void>()

  /** false: it is not wanted any more. */
  const wait = (unwanted: AbortSignal): Promise<boolean> =>
    new Promise((resolve) => {
      const come = () => resolve(true)
      const go = () => {
        waiting.delete(come)
        resolve(false)
      }
      waiting.add(come)
      unwanted.addEventListener('abort', go, { once: true })
    })

  /** The place goes straight to the next, so that nobody slips in between. */
  const end = () => {
    const [next] = waiting
    if (next === undefined) {
      working -= 1
      return
    }
    waiting.delete(next)
    next()
  }

  return {
    take: async (unwanted, work) => {
      if (unwanted.aborted) return fail('cancelled')
      if (working < atOnce) working += 1
      else if (waiting.size >= mostWaiting) return fail('too-busy')
      else if (!(await wait(unwanted))) return fail('cancelled')
      try {
        return await work()
      } finally {
        end()
      }
    },
  }
}
