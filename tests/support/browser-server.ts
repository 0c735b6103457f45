import { spawn } from 'node:child_process'
import { openSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The built server that browser tests talk to. Plain data: it crosses from the global setup to the test workers. */
export interface BrowserServer {
  readonly url: string
  readonly port: number
  readonly host: string
  readonly dataDir: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    browserServer: BrowserServer
    /** Where the one Chromium of all browser tests takes connections. */
    browserEndpoint: string
    /** The demo street as the first start made it: a closed data directory, to be copied. */
    demoDataDir: string
  }
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      )
    })
  })

const pidFile = (dataDir: string): string => join(dataDir, '..', 'server.pid')
const logFile = (dataDir: string): string => join(dataDir, '..', 'server.log')

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Starts the built server on its data and waits until it is ready; its pid lies beside the data. */
export const startBuiltServer = async (server: BrowserServer, withinMs: number): Promise<void> => {
  const log = openSync(logFile(server.dataDir), 'a')
  const child = spawn(process.execPath, ['server/dist/main.js', 'serve'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: String(server.port),
      HOST: server.host,
      WANGGE_DATA: server.dataDir,
    },
    stdio: ['ignore', log, log],
    detached: true,
  })
  child.unref()
  if (child.pid === undefined) throw new Error('the server did not start')
  writeFileSync(pidFile(server.dataDir), String(child.pid))
  const until = Date.now() + withinMs
  while (Date.now() < until) {
    const ready = await fetch(`http://127.0.0.1:${server.port}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    if (!isRunning(child.pid)) break
    await pause(250)
  }
  throw new Error(`the server is not ready:\n${readFileSync(logFile(server.dataDir), 'utf8').slice(-2000)}`)
}

/** Stops the server that runs on this data, by its pid, and waits until it is gone. */
export const stopBuiltServer = async (dataDir: string): Promise<void> => {
  const pid = Number(readFileSync(pidFile(dataDir), 'utf8'))
  if (!isRunning(pid)) return
  process.kill(pid, 'SIGTERM')
  for (let waited = 0; waited < 15_000 && isRunning(pid); waited += 100) await pause(100)
  if (isRunning(pid)) process.kill(pid, 'SIGKILL')
}
