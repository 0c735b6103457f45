import { setTimeout as wait } from 'node:timers/promises'
import type { Result } from '@wangge/geodata'
import type { CommandIo } from './command.ts'
import type { PlayFailureCode } from './play-server.ts'

const firstPauseMs = 500
const longestPauseMs = 30_000

/** Waits, less long where `stopped` comes first. */
export const pause = async (ms: number, stopped: AbortSignal): Promise<void> => {
  if (ms > 0) await wait(ms, undefined, { signal: stopped }).catch(() => {})
}

/** Asks again while the server is away, less and less often; null where it was stopped meanwhile. */
export type Patiently = <T>(
  ask: () => Promise<Result<T, PlayFailureCode>>,
) => Promise<Result<T, PlayFailureCode> | null>

export const createPatience =
  (io: CommandIo, stopped: AbortSignal): Patiently =>
  async (ask) => {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, 2 * pauseMs)) {
      const answer = await ask()
      if (answer.ok || answer.failure.code !== 'away') {
        if (pauseMs > firstPauseMs) io.out('The server answers again.')
        return answer
      }
      const { reason, status } = answer.failure.detail
      if (pauseMs === firstPauseMs) io.err(`The server is away (${reason ?? status}); waiting for it.`)
      await pause(pauseMs, stopped)
      if (stopped.aborted) return null
    }
  }
