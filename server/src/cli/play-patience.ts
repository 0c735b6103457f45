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
    for (let failed = 0; ; failed += 1) {
      const answer = await ask()
      if (answer.ok || answer.failure.code !== 'away') {
        if (failed > 1) io.out('The server answers again.')
        return answer
      }
      // Once it is asked again at once: a server closes connections that nobody used for some seconds.
      if (failed > 0) {
        const { reason, status } = answer.failure.detail
        if (failed === 1) io.err(`The server is away (${reason ?? status}); waiting for it.`)
        await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** (failed - 1)), stopped)
      }
      if (stopped.aborted) return null
    }
  }
