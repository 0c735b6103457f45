import type { Worker } from 'node:worker_threads'
import { fail, type Result, type SitingProgress, type StreetSiting } from '@wangge/geodata'
import type { SitingJob, SitingMessage } from '../workers/siting-messages.ts'
import { startWorker } from '../workers/start-thread.ts'

export interface SitingSettings {
  /** Runs at the same time; each has a thread and the street's network in memory. */
  readonly maxRuns: number
  /** Time for the search; then the best so far is returned, with its gap. */
  readonly timeLimitMs: number
  /** A thread that has not answered so long after its time is ended. */
  readonly graceMs: number
  /** Silence on a stream after which it is said that somebody is still there. */
  readonly keepAliveMs: number
  readonly start: (job: SitingJob) => Worker
}

export const sitingDefaults: SitingSettings = {
  maxRuns: 2,
  timeLimitMs: 20_000,
  graceMs: 15_000,
  keepAliveMs: 10_000,
  start: (job) => startWorker('siting-worker', job),
}

export interface SitingRun {
  /** The thread's answer. `cancelled` after `cancel`; `internal` where the thread broke down or took too long. */
  readonly result: Promise<Result<StreetSiting>>
  /** Ends the thread at once, wherever it is. */
  cancel(): void
}

export interface SitingRuns {
  readonly settings: SitingSettings
  /** As many run as may: asking for more is in vain. */
  isFull(): boolean
  /** null where as many run as may. */
  start(
    job: Omit<SitingJob, 'timeLimitMs'>,
    onProgress?: (progress: SitingProgress) => void,
  ): SitingRun | null
}

/** Sitings, each in a thread of its own; a place is free again when its thread has ended. */
export const createSitingRuns = (settings: SitingSettings = sitingDefaults): SitingRuns => {
  let running = 0
  const isFull = () => running >= settings.maxRuns
  return {
    settings,
    isFull,
    start: (job, onProgress) => {
      if (isFull()) return null
      running += 1
      const worker = settings.start({ ...job, timeLimitMs: settings.timeLimitMs })
      worker.once('exit', () => {
        running -= 1
      })
      return follow(worker, settings.timeLimitMs + settings.graceMs, onProgress)
    },
  }
}

const follow = (
  worker: Worker,
  patienceMs: number,
  onProgress?: (progress: SitingProgress) => void,
): SitingRun => {
  const cancelling = new AbortController()
  const result = new Promise<Result<StreetSiting>>((end) => {
    // The first to end it is heard, the others are not.
    const stop = (code: 'cancelled' | 'internal', why?: string) => {
      if (why !== undefined) process.stderr.write(`Siting stopped: ${why}\n`)
      end(fail(code))
      void worker.terminate()
    }
    const impatient = setTimeout(() => stop('internal', 'no answer in time'), patienceMs)
    cancelling.signal.addEventListener('abort', () => stop('cancelled'))
    worker.on('message', (message: SitingMessage) => {
      if (message.kind === 'progress') onProgress?.(message.progress)
      else end(message.result)
    })
    worker.once('error', (error: Error) => stop('internal', error.stack ?? error.message))
    worker.once('exit', () => {
      clearTimeout(impatient)
      end(fail('internal'))
    })
  })
  return { result, cancel: () => cancelling.abort() }
}
