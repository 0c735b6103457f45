import { fail, ok, type Result } from '@wangge/geodata'
import type {
  DragAnswer,
  DragQuestion,
  WalkCallName,
  WalkCalls,
  WalkCentre,
  WalkReply,
  WalkRequest,
  WalkTarget,
} from './walk-messages.ts'

/** The browser's own walks on one street; every failure is a code of the server's routes or one of `WalkClientFailure`. */
export interface WalkClient {
  readonly centres: readonly WalkCentre[]
  ask<K extends WalkCallName>(
    call: K,
    question: WalkCalls[K]['question'],
    signal?: AbortSignal,
  ): Promise<Result<WalkCalls[K]['answer']>>
  /** The latest wins: a question that a later one overtook before its turn is answered with `superseded`. */
  drag(question: DragQuestion): Promise<Result<DragAnswer>>
  /** Ends the worker; what is still asked is answered with `closed`. */
  close(): void
}

/** `aborted` by the caller's signal, `superseded` by a later question, `closed` by the client, `worker-failed` by itself. */
export type WalkClientFailure = 'aborted' | 'superseded' | 'closed' | 'worker-failed'

interface Waiting {
  readonly question: DragQuestion
  answer(result: Result<DragAnswer>): void
}

let prepared: Worker | null = null

const startWorker = (): Worker => {
  const worker = new Worker(new URL('./walk.worker.ts', import.meta.url), { type: 'module' })
  // One whose code did not come would never answer whoever takes it later.
  const forget = (): void => {
    if (prepared === worker) prepared = null
  }
  worker.addEventListener('error', forget, { once: true })
  return worker
}

/** Starts the worker of the next `openWalks` before its street is known: its code takes a while to come. */
export const prepareWalks = (): void => {
  prepared ??= startWorker()
}

/**
 * Starts a worker, which fetches the street's network and ground and computes from then on without the server.
 * Errors: `walk-data-unavailable` (not to be had, or not to be read), `no-network`, and `WalkClientFailure`.
 */
export const openWalks = async (target: WalkTarget, signal: AbortSignal): Promise<Result<WalkClient>> => {
  if (signal.aborted) return fail('aborted')
  const worker = prepared ?? startWorker()
  prepared = null
  const opened = await new Promise<Result<readonly WalkCentre[]>>((resolve) => {
    signal.addEventListener('abort', () => resolve(fail('aborted')), { once: true })
    worker.addEventListener('error', () => resolve(fail('worker-failed')), { once: true })
    worker.addEventListener('message', ({ data }: MessageEvent<WalkReply>) => {
      if (data.kind === 'opened') resolve(data.result)
    })
    worker.postMessage({ kind: 'open', target } satisfies WalkRequest)
  })
  if (!opened.ok) {
    worker.terminate()
    return opened
  }
  return ok(clientOf(worker, opened.value))
}

const clientOf = (worker: Worker, centres: readonly WalkCentre[]): WalkClient => {
  const asked = new Map<number, (result: Result<never>) => void>()
  let lastId = 0
  let closed: 'closed' | 'worker-failed' | null = null
  let running = false
  let waiting: Waiting | null = null

  const end = (code: 'closed' | 'worker-failed'): void => {
    closed ??= code
    worker.terminate()
    for (const answer of asked.values()) answer(fail(code))
    asked.clear()
    waiting?.answer(fail(code))
    waiting = null
  }
  worker.addEventListener('error', () => end('worker-failed'))
  worker.addEventListener('message', ({ data }: MessageEvent<WalkReply>) => {
    if (data.kind !== 'answer') return
    asked.get(data.id)?.(data.result as Result<never>)
    asked.delete(data.id)
  })

  const ask: WalkClient['ask'] = (call, question, signal) => {
    if (closed !== null) return Promise.resolve(fail(closed))
    if (signal?.aborted === true) return Promise.resolve(fail('aborted'))
    const id = ++lastId
    return new Promise((resolve) => {
      asked.set(id, resolve)
      signal?.addEventListener('abort', () => resolve(fail('aborted')), { once: true })
      worker.postMessage({ kind: call, id, question } as WalkRequest)
    })
  }

  const runDrag = async (question: DragQuestion): Promise<Result<DragAnswer>> => {
    running = true
    const startedMs = performance.now()
    const result = await ask('drag', question)
    running = false
    // For the browser's own timeline, and whoever measures with it.
    performance.measure('walk-drag', { start: startedMs, end: performance.now() })
    const next = waiting
    waiting = null
    if (next !== null) void runDrag(next.question).then(next.answer)
    return result
  }

  return {
    centres,
    ask,
    drag(question) {
      if (!running) return runDrag(question)
      waiting?.answer(fail('superseded'))
      return new Promise((answer) => {
        waiting = { question, answer }
      })
    },
    close: () => end('closed'),
  }
}
