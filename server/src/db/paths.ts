import { fileURLToPath } from 'node:url'

/** This file is TypeScript when run from source and part of `server/dist/main.js` when built. */
const fromSource = import.meta.url.endsWith('.ts')

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** `server/migrations`, found from `server/src/db/` as well as from `server/dist/`. */
export const migrationsDir = beside(fromSource ? '../../migrations/' : '../migrations/')

/** The worker stays plain JavaScript: Node 20 cannot start a worker thread on TypeScript. */
export const embeddedWorkerPath = beside(fromSource ? './embedded-worker.mjs' : './embedded-worker.js')
