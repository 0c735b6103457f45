import { parentPort, type TransferListItem } from 'node:worker_threads'
import { fail, type Result } from '@wangge/geodata'
import type { Calls, ThreadReply, ThreadRequest } from './thread-messages.ts'

export type Handlers<C extends Calls<C>> = {
  readonly [K in keyof C]: (
    question: C[K]['question'],
    /** Buffers put here change hands instead of being copied. */
    transfer: TransferListItem[],
  ) => Result<C[K]['answer']> | Promise<Result<C[K]['answer']>>
}

/**
 * The thread's side of `createThreadClient`, one question after the other. A handler that throws is answered with
 * `internal` and told on stderr.
 */
export const answerCalls = <C extends Calls<C>>(handlers: Handlers<C>): void => {
  const port = parentPort
  if (port === null) throw new Error('not in a worker thread')
  const answer = async ({ id, call, question }: ThreadRequest<C>): Promise<void> => {
    const transfer: TransferListItem[] = []
    let result: Result<unknown>
    try {
      result = await handlers[call](question, transfer)
    } catch (error) {
      process.stderr.write(`${String(call)}: ${error instanceof Error ? error.stack : String(error)}\n`)
      result = fail('internal')
    }
    port.postMessage({ id, result } satisfies ThreadReply, transfer)
  }
  let last = Promise.resolve()
  port.on('message', (request: ThreadRequest<C>) => {
    last = last.then(() => answer(request))
  })
}
