import type { Readable } from 'node:stream'

/** What a command may touch of the outside: tests pass their own. */
export interface CommandIo {
  /** Writes one line to standard output. */
  out(line: string): void
  /** Writes one line to standard error. */
  err(line: string): void
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdin: Readable
}

export interface Command {
  /** As it is printed, without `wangge`: `demo --size street|county|metro --seed N`. */
  readonly usage: string
  /** Answers with the exit code: 0 done, 1 could not be done, 2 called wrongly. */
  run(args: readonly string[], io: CommandIo): Promise<number>
}
