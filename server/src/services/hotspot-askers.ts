import { fail, type Result } from '@wangge/geodata'
import { createMemo } from './memo.ts'

/** Answers that several may ask for at the same time, remembered once they are there. */
export interface SharedAnswers<T> {
  /**
   * @param key names all that the answer depends on
   * @param gone aborted where this asker has left: it is answered `cancelled` at once
   * @param work is told by its signal that all who asked have left; a failure is not remembered
   */
  get(key: string, gone: AbortSignal, work: (unwanted: AbortSignal) => Promise<Result<T>>): Promise<Result<T>>
}

interface Group {
  asking: number
  readonly leaving: AbortController
}

/** Carries a failure past the memo, which forgets what throws. */
class Failed extends Error {
  readonly result: Result<never>
  constructor(result: Result<never>) {
    super('failed')
    this.result = result
  }
}

export const createSharedAnswers = <T>(maxWeight: number, weigh: (answer: T) => number): SharedAnswers<T> => {
  const memo = createMemo<T>(maxWeight, weigh)
  const groups = new Map<string, Group>()

  const join = (key: string): { readonly group: Group; leave(): void } => {
    const group = groups.get(key) ?? { asking: 0, leaving: new AbortController() }
    groups.set(key, group)
    group.asking += 1
    let left = false
    const leave = () => {
      if (left) return
      left = true
      group.asking -= 1
      if (group.asking > 0) return
      if (groups.get(key) === group) groups.delete(key)
      group.leaving.abort()
    }
    return { group, leave }
  }

  const ask = async (
    key: string,
    unwanted: AbortSignal,
    work: (unwanted: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    try {
      const value = await memo.get(key, async () => {
        const result = await work(unwanted)
        if (!result.ok) throw new Failed(result)
        return result.value
      })
      return { ok: true, value }
    } catch (error) {
      if (error instanceof Failed) return error.result
      throw error
    }
  }

  return {
    get: async (key, gone, work) => {
      if (gone.aborted) return fail('cancelled')
      const { group, leave } = join(key)
      const left = new AbortController()
      const departure = new Promise<Result<T>>((resolve) => {
        const go = () => {
          leave()
          resolve(fail('cancelled'))
        }
        gone.addEventListener('abort', go, { once: true, signal: left.signal })
      })
      try {
        for (;;) {
          const result = await Promise.race([departure, ask(key, group.leaving.signal, work)])
          // Whoever asked before and left may have taken the work with them: then it begins again.
          if (result.ok || result.failure.code !== 'cancelled' || gone.aborted) return result
        }
      } finally {
        left.abort()
        leave()
      }
    },
  }
}
