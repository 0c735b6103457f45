import { once } from 'node:events'
import { type RunningProgram, runWangge } from './run-source.ts'
import { freePort } from './throwaway-cluster.ts'

/** A built server in a process of its own, on one port for all its lives. */
export interface OwnServer {
  readonly url: string
  start(): Promise<void>
  /** As a service manager does: SIGTERM, and wait until it is gone. */
  stop(): Promise<void>
  /** It stays there and answers nobody, until `thaw`. */
  freeze(): void
  thaw(): void
  /** Running, whatever was done to it. */
  revive(): Promise<void>
  /** What it wrote to stderr, in all its lives. */
  errorLines(): readonly string[]
}

/** @param env where its data lies: `DATABASE_URL` or `WANGGE_DATA` */
export const ownServer = async (env: Readonly<Record<string, string>>): Promise<OwnServer> => {
  const port = await freePort()
  const lives: RunningProgram[] = []
  const alive = (): RunningProgram => {
    const last = lives.at(-1)
    if (last === undefined) throw new Error('the server was never started')
    return last
  }
  const isGone = (): boolean => {
    const { exitCode, signalCode } = alive().process
    return exitCode !== null || signalCode !== null
  }
  const start = async (): Promise<void> => {
    lives.push(runWangge(['serve'], { ...env, HOST: '127.0.0.1', PORT: String(port) }))
    await alive().waitForLine(/^网格图 Wangge: /)
  }
  return {
    url: `http://127.0.0.1:${port}`,
    start,
    revive: async () => {
      if (isGone()) await start()
      else alive().process.kill('SIGCONT')
    },
    stop: async () => {
      const { process: child, ended } = alive()
      if (isGone()) return
      child.kill('SIGCONT')
      child.kill('SIGTERM')
      await Promise.race([ended, once(child, 'close')])
    },
    freeze: () => void alive().process.kill('SIGSTOP'),
    thaw: () => void alive().process.kill('SIGCONT'),
    errorLines: () => lives.flatMap(({ errorLines }) => errorLines),
  }
}
