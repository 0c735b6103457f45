import type { StreetId } from '@wangge/geodata'
import type { Sql } from '../db/database.ts'
import { type ChangesRead, readChanges } from '../db/queries/street-changes.ts'
import { presentMs } from '../services/requests/present.ts'
import { type ChangeFrame, type ChangeView, encodeEvent, frameOf } from './encode-change.ts'
import type { ResetReason } from './event-data.ts'
import { type EventId, eventId } from './event-id.ts'
import type { ReaderStream } from './reader-stream.ts'

export interface ChangeReader extends Pick<ReaderStream, 'send' | 'room' | 'end'> {
  readonly view: ChangeView
}

/** Reads one street's new changes once and hands them to all who follow it. */
export interface StreetPump {
  /** Reads where the street stands. Null where there is no such street. */
  start(): Promise<StreetPump | null>
  /** New changes are there, or may be; `seq` is the newest one's number where it is known. */
  wake(seq: number | null): void
  /** Sends what came after `since` (null: nothing that was), and from then on what comes. Resolves when it has caught up. */
  join(reader: ChangeReader, since: EventId | null): Promise<void>
  leave(reader: ChangeReader): void
}

interface PumpOptions {
  readonly sql: Sql
  readonly streetId: StreetId
  /** Epoch milliseconds. */
  readonly clock: () => number
  /** Changes kept in memory for those who come back after a short absence. */
  readonly recentChanges: number
}

const pageSize = 500
const retryMs = 1000
const encoder = new TextEncoder()

export const createStreetPump = ({ sql, streetId, clock, recentChanges }: PumpOptions): StreetPump => {
  const readers = new Set<ChangeReader>()
  /** Without holes, up to `last`. */
  let recent: ChangeFrame[] = []
  let last = 0
  let state: Pick<ChangesRead, 'synthetic' | 'asOfMs'> = { synthetic: true, asOfMs: 0 }
  let looking: Promise<void> | null = null
  let again = false

  const present = () => new Date(presentMs(state, clock())).toISOString()
  const framesOf = ({ rows }: ChangesRead) => rows.map((row) => frameOf(streetId, row))

  const sendAll = (frames: readonly ChangeFrame[]) => {
    const bytes = new Map<ChangeView, Uint8Array>()
    for (const reader of readers) {
      const made =
        bytes.get(reader.view) ?? encoder.encode(frames.map((frame) => frame.text(reader.view)).join(''))
      bytes.set(reader.view, made)
      reader.send(made)
    }
  }
  const greet = (reader: ChangeReader, seq: number): number => {
    const hello = encodeEvent(eventId(streetId, seq), 'hello', { street: streetId, present: present() })
    reader.send(encoder.encode(hello))
    return seq
  }
  /** The client is to read everything anew, and goes on from here. */
  const reset = (reader: ChangeReader, reason: ResetReason): number => {
    reader.send(encoder.encode(encodeEvent(eventId(streetId, last), 'reset', { reason })))
    return last
  }

  const beginAnew = (read: ChangesRead) => {
    recent = []
    last = read.head
    for (const reader of readers) reset(reader, 'not-kept')
  }

  const take = (read: ChangesRead): void => {
    state = read
    const [first] = read.rows
    if (read.head < last || (first !== undefined && first.seq !== last + 1)) return beginAnew(read)
    const frames = framesOf(read)
    recent = [...recent, ...frames].slice(-recentChanges)
    last = frames.at(-1)?.seq ?? last
    if (frames.length > 0) sendAll(frames)
  }

  const lookOnce = async (): Promise<void> => {
    for (;;) {
      const read = await readChanges(sql, streetId, last, pageSize)
      if (read === null) {
        for (const reader of readers) reader.end()
        return
      }
      take(read)
      if (read.rows.length < pageSize) return
    }
  }

  /** One at a time; asked for while one is under way, it is done once more. */
  const look = (): Promise<void> => {
    again = looking !== null
    looking ??= (async () => {
      try {
        do {
          again = false
          await lookOnce()
        } while (again)
      } finally {
        looking = null
      }
    })()
    return looking
  }

  const wake = (seq: number | null): void => {
    if (seq !== null && seq <= last) return
    look().catch((error: unknown) => {
      // The last one has left, as all do when the server stops and closes the database.
      if (readers.size === 0) return
      process.stderr.write(
        `events of ${streetId}: ${error instanceof Error ? error.message : String(error)}\n`,
      )
      setTimeout(() => {
        if (readers.size > 0) wake(null)
      }, retryMs).unref()
    })
  }

  /** Changes after `seq`, from memory or the table; null where they are not kept without a hole. */
  const pageAfter = async (seq: number): Promise<readonly ChangeFrame[] | null> => {
    const [first] = recent
    const next = seq + 1
    const frames =
      first !== undefined && first.seq <= next
        ? recent.slice(next - first.seq)
        : framesOf((await readChanges(sql, streetId, seq, pageSize)) ?? { ...state, head: 0, rows: [] })
    if (frames[0]?.seq !== next) return null
    // What came before the street was replaced is of no use any more.
    return frames.slice(
      Math.max(
        0,
        frames.findLastIndex(({ replaces }) => replaces),
      ),
    )
  }

  const stand = async (reader: ChangeReader, since: EventId | null): Promise<number> => {
    if (since === null) return greet(reader, last)
    if (since.streetId !== streetId) return reset(reader, 'other-street')
    // Another process may have told it before this one heard of it.
    if (since.seq > last) await look()
    return since.seq > last ? reset(reader, 'unknown-id') : greet(reader, since.seq)
  }

  const pump: StreetPump = {
    start: async () => {
      const read = await readChanges(sql, streetId, null, recentChanges)
      if (read === null) return null
      state = read
      last = read.head
      const whole = read.rows.every(({ seq }, i) => seq === last - read.rows.length + 1 + i)
      recent = whole ? framesOf(read) : []
      return pump
    },
    wake,
    join: async (reader, since) => {
      let seq = await stand(reader, since)
      while (await reader.room()) {
        if (seq > last) seq = reset(reader, 'not-kept')
        if (seq === last) {
          // Nothing was awaited since the comparison: no change can have slipped in between.
          readers.add(reader)
          return
        }
        const frames = await pageAfter(seq)
        const newest = frames?.at(-1)
        if (frames === null || newest === undefined) seq = reset(reader, 'not-kept')
        else {
          reader.send(encoder.encode(frames.map((frame) => frame.text(reader.view)).join('')))
          seq = newest.seq
        }
      }
    },
    leave: (reader) => readers.delete(reader),
  }
  return pump
}
