import { parentPort, type TransferListItem } from 'node:worker_threads'
import { fail, type Result } from '@wangge/geodata'
import type { Calls, ThreadReply, ThreadRequest } from './thread-messages.ts'

export type Handlers<C extends Calls<C>> = {
  readonly [K in keyof C]: (
    question: C[K]['question'],
    /** Buffers put here change hands instead of being copied. */
    transfer: TransferListItem[],
  ) => Result<C[K]['answer']>
}

/** The thread's side of `createThreadClient`. A handler that throws is answered with `internal` and told on stderr. */
export const answerCalls = <C extends Calls<C>>(handlers: Handlers<C>): void => {
  const port = parentPort
  if (port === null) throw new Error('not in a worker thread')
  port.on('message', ({ id, call, question }: ThreadRequest<C>) => {
    const transfer: TransferListItem[] = []
    let result: Result<unknown>
    try {
      result = handlers[call](question, transfer)
    } catch (error) {
      process.stderr.write(`${String(call)}: ${error instanceof Error ? error.stack : String(error)}\n`)
      result = fail('internal')
    }
    port.postMessage({ id, result } satisfies ThreadReply, transfer)
  })
}
