import { randomBytes } from 'node:crypto'
import type { Worker } from 'node:worker_threads'
import { fail, type Result, type StreetId } from '@wangge/geodata'
import type { Database } from '../../db/database.ts'
import type { ImportCalls, ImportJob } from '../../workers/import-messages.ts'
import { startWorker } from '../../workers/start-thread.ts'
import { createThreadClient } from '../../workers/thread-client.ts'

export interface UploadSettings {
  /** Files at the same time; each is in the memory of a thread of its own, so all together are at most 200 MB. */
  readonly most: number
  readonly keptMs: number
  readonly start: (job: ImportJob) => Worker
}

export const uploadDefaults: UploadSettings = {
  most: 4,
  keptMs: 30 * 60_000,
  start: (job) => startWorker('import-worker', job),
}

export interface UploadFacts {
  readonly streetId: StreetId
  /** The file's name, cleaned of personal data. */
  readonly name: string
  readonly sheet: string | null
  /** Whose it is: nobody else finds it. */
  readonly owner: string
}

export interface Upload extends UploadFacts {
  readonly id: string
  readonly startedAtMs: number
  readonly expiresAtMs: number
  /** As `ThreadClient.ask`. While something is asked the upload does not go, though its time is over. */
  ask<K extends keyof ImportCalls>(
    call: K,
    question: ImportCalls[K]['question'],
  ): Promise<Result<ImportCalls[K]['answer']>>
}

export interface Uploads {
  /** Null where there are as many as may be, and none of this owner's that could go for it. */
  begin(facts: UploadFacts): Upload | null
  /** Null where it is gone, or another's. */
  find(id: string, owner: string): Upload | null
  /** Forgets the file. */
  end(upload: Upload): void
  close(): void
}

/** Files that wait for their mapping: each in a thread's memory, and with the thread it is gone. */
export const createUploads = (
  db: Pick<Database, 'reach' | 'version'>,
  clock: () => number,
  { most, keptMs, start }: UploadSettings = uploadDefaults,
): Uploads => {
  interface Kept {
    readonly upload: Upload
    readonly isBusy: () => boolean
    /** Its time has run out by the timer. */
    readonly isDue: () => boolean
    readonly free: () => void
  }
  const kept = new Map<string, Kept>()

  const endOf = (id: string) => {
    kept.get(id)?.free()
    kept.delete(id)
  }
  const isOver = ({ upload, isBusy, isDue }: Kept) => (isDue() || upload.expiresAtMs <= clock()) && !isBusy()
  const endOver = () => {
    for (const one of kept.values()) if (isOver(one)) endOf(one.upload.id)
  }

  const open = (facts: UploadFacts): Kept => {
    const id = randomBytes(18).toString('base64url')
    const thread = createThreadClient<ImportCalls>(() => start({ reach: db.reach, version: db.version }))
    let asked = 0
    const startedAtMs = clock()
    let due = false
    const timer = setTimeout(() => {
      due = true
      endOver()
    }, keptMs).unref()
    const upload: Upload = {
      ...facts,
      id,
      startedAtMs,
      expiresAtMs: startedAtMs + keptMs,
      ask: async (call, question) => {
        asked += 1
        try {
          return kept.has(id) ? await thread.ask(call, question) : fail('import-gone')
        } finally {
          asked -= 1
          endOver()
        }
      },
    }
    return {
      upload,
      isBusy: () => asked > 0,
      isDue: () => due,
      free: () => {
        clearTimeout(timer)
        void thread.close()
      },
    }
  }

  return {
    begin: (facts) => {
      endOver()
      if (kept.size >= most) {
        const own = [...kept.values()].find((it) => it.upload.owner === facts.owner && !it.isBusy())
        if (own === undefined) return null
        endOf(own.upload.id)
      }
      const opened = open(facts)
      kept.set(opened.upload.id, opened)
      return opened.upload
    },
    find: (id, owner) => {
      endOver()
      const found = kept.get(id)?.upload
      return found?.owner === owner ? found : null
    },
    end: ({ id }) => endOf(id),
    close: () => {
      for (const id of kept.keys()) endOf(id)
    },
  }
}
