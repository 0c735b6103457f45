import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { fail, ok, type Result } from '@wangge/geodata'
import { createClient } from './client.ts'
import type { DatabaseFailureCode, Sql } from './database.ts'
import { lockDirectory } from './lock-directory.ts'
import { embeddedWorkerPath } from './paths.ts'

export interface EmbeddedDatabase {
  readonly sql: Sql
  /** Where other processes of this machine's user could connect: the tests do. */
  readonly socketPath: string
  /** True where this call made the database. */
  readonly created: boolean
  close(): Promise<void>
}

/** The server's own and one for each thread that writes; while one is in a transaction, the others wait. */
const mostConnections = 8
/** PostgreSQL has no checkpointer when embedded: without this its log grows until the next orderly stop. */
const checkpointIntervalMs = 5 * 60_000

/** True where a whole embedded database lies in `dataDir`, opened by somebody or not. */
export const embeddedExists = (dataDir: string): boolean =>
  existsSync(join(dataDir, 'pglite', 'PG_VERSION')) && !existsSync(join(dataDir, 'pglite.unfinished'))

/** Opens PGlite with PostGIS in `dataDir/pglite`, in a worker thread behind a private socket. */
export const openEmbedded = async (
  dataDir: string,
  { maxConnections = mostConnections }: { maxConnections?: number } = {},
): Promise<Result<EmbeddedDatabase, DatabaseFailureCode>> => {
  const root = resolve(dataDir)
  try {
    mkdirSync(root, { recursive: true })
    const lock = lockDirectory(root)
    if (!lock.ok) return lock
    const opened = await startWorker(root, maxConnections)
    if (!opened.ok) lock.value.release()
    else process.once('exit', () => lock.value.release())
    return opened.ok
      ? ok({
          ...opened.value,
          close: async () => {
            await opened.value.close()
            lock.value.release()
          },
        })
      : opened
  } catch (error) {
    return fail('data-directory-unusable', { directory: root, reason: (error as Error).message })
  }
}

const startWorker = async (
  root: string,
  maxConnections: number,
): Promise<Result<EmbeddedDatabase, DatabaseFailureCode>> => {
  const directory = join(root, 'pglite')
  const unfinished = join(root, 'pglite.unfinished')
  // A creation that was cut off left nothing that anyone was told was saved.
  if (existsSync(unfinished)) rmSync(directory, { recursive: true, force: true })
  const created = !existsSync(join(directory, 'PG_VERSION'))
  if (created) writeFileSync(unfinished, '')

  const socket = makeSocketPath()
  const worker = new Worker(embeddedWorkerPath, {
    workerData: { directory, socketPath: socket.path, maxConnections },
  })
  const exited = new Promise<void>((done) => worker.once('exit', () => done()))
  const answer = await new Promise<{ ready: boolean; reason?: string }>((done) => {
    worker.once('message', done)
    worker.once('error', (error: Error) => done({ ready: false, reason: error.message }))
    worker.once('exit', () => done({ ready: false, reason: 'the worker ended' }))
  })
  if (!answer.ready) {
    socket.remove()
    return fail('embedded-failed', { directory, reason: answer.reason ?? '' })
  }
  worker.on('error', (error: Error) =>
    process.stderr.write(`The embedded database stopped: ${error.message}\n`),
  )

  const sql = createClient({ url: null, path: socket.path, maxConnections: 1 })
  if (created) {
    await sql`CREATE EXTENSION IF NOT EXISTS postgis`
    await sql`CHECKPOINT`
    rmSync(unfinished)
  }
  const checkpoints = setInterval(() => void sql`CHECKPOINT`.catch(() => {}), checkpointIntervalMs).unref()
  const close = async () => {
    clearInterval(checkpoints)
    await sql.end()
    worker.postMessage('close')
    await exited
    socket.remove()
  }
  return ok({ sql, socketPath: socket.path, created, close })
}

/** A socket that only this user can reach; a data directory's own path may be longer than a socket's may be. */
const makeSocketPath = (): { path: string; remove: () => void } => {
  if (process.platform === 'win32')
    return { path: `\\\\.\\pipe\\wangge-${process.pid}-${Date.now()}`, remove: () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'wangge-'))
  return { path: join(folder, 'sql'), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
