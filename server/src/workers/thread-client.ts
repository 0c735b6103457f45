import type { TransferListItem, Worker } from 'node:worker_threads'
import { fail, type Result } from '@wangge/geodata'
import type { Calls, ThreadReply } from './thread-messages.ts'

/** One thread that answers questions in the order they are asked. */
export interface ThreadClient<C extends Calls<C>> {
  /**
   * The thread's answer, or a failure's code. `internal`: it threw, or the thread ended; the next question starts a
   * new one, which knows nothing of what the old one kept.
   */
  ask<K extends keyof C>(
    call: K,
    question: C[K]['question'],
    transfer?: readonly TransferListItem[],
  ): Promise<Result<C[K]['answer']>>
  /** Ends the thread; what is still asked is answered with `internal`. */
  close(): Promise<void>
}

type Answer = (result: Result<never>) => void

/** The thread starts with the first question. */
export const createThreadClient = <C extends Calls<C>>(start: () => Worker): ThreadClient<C> => {
  let running: { readonly worker: Worker; readonly asked: Map<number, Answer> } | null = null
  let lastId = 0

  const begin = () => {
    const worker = start()
    const asked = new Map<number, Answer>()
    const own = { worker, asked }
    const end = () => {
      if (running === own) running = null
      for (const answer of asked.values()) answer(fail('internal'))
      asked.clear()
    }
    worker.on('message', ({ id, result }: ThreadReply) => {
      asked.get(id)?.(result as Result<never>)
      asked.delete(id)
      // Idle, it keeps no process alive; asked, it does.
      if (asked.size === 0) worker.unref()
    })
    worker.once('error', (error: Error) => {
      process.stderr.write(`A worker stopped: ${error.stack ?? error.message}\n`)
      end()
    })
    worker.once('exit', end)
    running = own
    return own
  }

  return {
    ask: (call, question, transfer = []) => {
      const { worker, asked } = running ?? begin()
      const id = ++lastId
      return new Promise((resolve) => {
        asked.set(id, resolve as Answer)
        worker.ref()
        worker.postMessage({ id, call, question }, [...transfer])
      })
    },
    close: async () => {
      await running?.worker.terminate()
    },
  }
}
