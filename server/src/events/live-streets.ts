import type { StreetId } from '@wangge/geodata'
import type { Database } from '../db/database.ts'
import { createStreetPump, type StreetPump } from './street-pump.ts'

export interface EventSettings {
  /** Streams open at once, each with a connection and its buffer. */
  readonly maxStreams: number
  readonly maxStreamsPerAccount: number
  /** What may wait for a client that does not read. */
  readonly bufferBytes: number
  readonly keepAliveMs: number
  /** How long a client is asked to wait before it comes back; up to three times as long, so that not all come at once. */
  readonly retryMs: number
  /** A wake-up that was lost is made good after this time at the latest. */
  readonly lookAgainMs: number
  /** Changes of a followed street kept in memory. */
  readonly recentChanges: number
}

export const eventDefaults: EventSettings = {
  maxStreams: 2000,
  maxStreamsPerAccount: 200,
  bufferBytes: 262_144,
  keepAliveMs: 15_000,
  retryMs: 1000,
  lookAgainMs: 30_000,
  recentChanges: 1000,
}

export interface FollowedStreet {
  readonly pump: StreetPump
  /** Once for each `follow`; the last one ends the pump. */
  release(): void
}

/** The streets that somebody follows. */
export interface LiveStreets {
  /** Null where there is no such street; throws where the database does not answer. */
  follow(streetId: StreetId): Promise<FollowedStreet | null>
}

interface Entry {
  readonly started: Promise<StreetPump | null>
  followers: number
}

export const createLiveStreets = (
  db: Database,
  clock: () => number,
  { lookAgainMs, recentChanges }: EventSettings,
): LiveStreets => {
  const entries = new Map<StreetId, Entry>()
  let stopListening: (() => void) | null = null

  const wake = (entry: Entry, seq: number | null) => {
    // One that could not start has told whoever waited for it.
    entry.started.then(
      (pump) => pump?.wake(seq),
      () => undefined,
    )
  }
  const hear = (streetId: StreetId | null, seq: number | null) => {
    const told = streetId === null ? entries.values() : [entries.get(streetId)]
    for (const entry of told) if (entry !== undefined) wake(entry, seq)
  }
  const listen = () => {
    if (stopListening !== null) return
    const unhear = db.changes.onChange(hear)
    const net = setInterval(() => hear(null, null), lookAgainMs).unref()
    stopListening = () => {
      clearInterval(net)
      unhear()
      stopListening = null
    }
  }
  const release = (streetId: StreetId, entry: Entry) => {
    entry.followers -= 1
    if (entry.followers > 0) return
    if (entries.get(streetId) === entry) entries.delete(streetId)
    if (entries.size === 0) stopListening?.()
  }
  /** Listens before it reads: what is committed between the two wakes the pump. */
  const open = (streetId: StreetId): Entry => {
    listen()
    const pump = createStreetPump({ sql: db.sql, streetId, clock, recentChanges })
    const entry = { started: pump.start(), followers: 0 }
    entries.set(streetId, entry)
    return entry
  }

  return {
    follow: async (streetId) => {
      const entry = entries.get(streetId) ?? open(streetId)
      entry.followers += 1
      try {
        const pump = await entry.started
        if (pump !== null) return { pump, release: () => release(streetId, entry) }
        release(streetId, entry)
        return null
      } catch (error) {
        // The next one tries anew.
        if (entries.get(streetId) === entry) entries.delete(streetId)
        release(streetId, entry)
        throw error
      }
    },
  }
}
