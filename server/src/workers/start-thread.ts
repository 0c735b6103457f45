import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

/** This file is TypeScript when run from source and part of `server/dist/main.js` when built. */
const fromSource = import.meta.url.endsWith('.ts')

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Each is `server/src/workers/<name>.ts`, and built `server/dist/<name>.js`. */
export type WorkerName = 'hotspot-worker' | 'import-worker' | 'siting-worker' | 'walk-worker'

/**
 * Starts a thread on one of our workers. It does not keep the process alive by itself. What is passed as `data` the
 * worker finds in `workerData.data`.
 */
export const startWorker = (name: WorkerName, data: unknown = null): Worker => {
  const worker = fromSource
    ? new Worker(beside('./run-source.mjs'), { workerData: { entry: beside(`./${name}.ts`), data } })
    : new Worker(beside(`./${name}.js`), { workerData: { data } })
  worker.unref()
  return worker
}
