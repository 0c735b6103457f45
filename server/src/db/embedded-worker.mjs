// The embedded database, in a thread of its own so that no query blocks the server's event loop.
// Plain JavaScript because Node 20 cannot start a worker thread on TypeScript.
import { fsyncSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { postgis } from '@electric-sql/pglite-postgis'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { oneReadyPerSync } from './one-ready-per-sync.mjs'

/** A directory on disk whose files reach the disk when PostgreSQL asks: Emscripten's NODEFS leaves fsync out. */
class SyncedNodeFs extends NodeFS {
  async init(pg, options) {
    const { emscriptenOpts } = await super.init(pg, options)
    emscriptenOpts.preRun.push((module) => {
      module.FS.filesystems.NODEFS.stream_ops.fsync = (stream) => {
        if (stream.nfd !== undefined) fsyncSync(stream.nfd)
        return 0
      }
    })
    return { emscriptenOpts }
  }
}

// PGlite turns fsync off (`-F`); its fdatasync does nothing, so commits are flushed by fsync.
const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]

/** @type {{ directory: string, socketPath: string, maxConnections: number }} */
const { directory, socketPath, maxConnections } = workerData

try {
  const pg = await PGlite.create({
    fs: new SyncedNodeFs(directory),
    extensions: { postgis },
    startParams,
  })
  const server = new PGLiteSocketServer({ db: pg, path: socketPath, maxConnections })
  oneReadyPerSync(server)
  await server.start()
  parentPort.on('message', async () => {
    await server.stop()
    // The sockets' last events still ask the database whether a transaction is open.
    await setTimeout(20)
    await pg.close()
    parentPort.close()
  })
  parentPort.postMessage({ ready: true })
} catch (error) {
  parentPort.postMessage({ ready: false, reason: error instanceof Error ? error.message : String(error) })
  parentPort.close()
}
