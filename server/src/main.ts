import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { fail, ok, type Result } from '@wangge/geodata'
import { createApp } from './app.ts'
import { createAccess } from './auth/create-access.ts'
import type { Database } from './db/database.ts'
import type { ServerEnv } from './env.ts'

export interface RunningServer {
  /** As people type it: `http://127.0.0.1:8787`. */
  readonly url: string
  /** Takes no new connections, lets answers under way finish for a moment, and ends. The database stays open. */
  stop(): Promise<void>
}

export type ListenFailureCode = 'port-taken' | 'port-forbidden' | 'host-unusable'

/** How long an answer under way may still take when the server stops. */
const patienceMs = 3000

/** Puts the app on `host` and `port` (0 takes a free one). */
export const startServer = async (
  db: Database,
  { host, port, trustProxy }: Pick<ServerEnv, 'host' | 'port' | 'trustProxy'>,
): Promise<Result<RunningServer, ListenFailureCode>> => {
  const clock = Date.now
  const access = createAccess({ db, clock, host, trustProxy })
  const leaving = new AbortController()
  const stopping = new AbortController()
  const app = createApp({
    db,
    access,
    clock,
    webDir: builtWebDir(),
    leaving: leaving.signal,
    stopping: stopping.signal,
  })
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    return fail(listenFailure((error as NodeJS.ErrnoException).code), { host, port })
  }
  const { address, family, port: actualPort } = server.address() as AddressInfo
  const name = family === 'IPv6' ? `[${address}]` : address
  return ok({ url: `http://${name}:${actualPort}`, stop: () => stop(server, leaving, stopping) })
}

const listenFailure = (code: string | undefined): ListenFailureCode => {
  if (code === 'EADDRINUSE') return 'port-taken'
  return code === 'EACCES' ? 'port-forbidden' : 'host-unusable'
}

const stop = async (server: Server, leaving: AbortController, stopping: AbortController): Promise<void> => {
  const closed = once(server, 'close')
  server.close()
  leaving.abort()
  server.closeIdleConnections()
  const impatient = setTimeout(() => server.closeAllConnections(), patienceMs)
  await closed
  clearTimeout(impatient)
  stopping.abort()
}

/** `web/dist` beside `server`, from source as from `server/dist`; null where the web app is not built. */
const builtWebDir = (): string | null => {
  const folder = fileURLToPath(new URL('../../web/dist/', import.meta.url))
  return existsSync(folder) ? folder : null
}
