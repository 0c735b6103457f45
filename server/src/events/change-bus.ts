import type { StreetId } from '@wangge/geodata'
import type { DatabaseKind, Sql } from '../db/database.ts'
import { changeChannel } from '../db/notify-change.ts'

/** `seq` is the change's number where it is known. A null street: changes may have gone untold, look at all. */
export type ChangeListener = (streetId: StreetId | null, seq: number | null) => void

/**
 * Wakes those who follow a street's changes. It says only that there is something new: what it is, and in which order,
 * is in `street_change`. So a wake-up that comes twice, early or not at all costs time, never an event.
 */
export interface ChangeBus {
  /** After the writer's commit, on both databases; on PostgreSQL `notifyChange` has done it and nothing happens. */
  changed(streetId: StreetId): void
  /** Returns how to stop listening. */
  onChange(listener: ChangeListener): () => void
}

const readPayload = (payload: string): Parameters<ChangeListener> => {
  const [streetId, seq] = payload.split(':')
  return [streetId as StreetId, Number(seq)]
}

/** One for each open database. PostgreSQL: one connection more, opened for the first listener, LISTENs until `sql` ends. */
export const createChangeBus = (sql: Sql, kind: DatabaseKind): ChangeBus => {
  const listeners = new Set<ChangeListener>()
  const tell: ChangeListener = (streetId, seq) => {
    for (const listener of listeners) listener(streetId, seq)
  }
  let listening = false
  const listen = () => {
    if (listening || kind !== 'postgres') return
    listening = true
    // The client connects again by itself, and then says so: what was told meanwhile is lost.
    sql
      .listen(
        changeChannel,
        (payload) => tell(...readPayload(payload)),
        () => tell(null, null),
      )
      .catch((error: unknown) => {
        // A server that stops closes the line while it may still be opening: nobody is left to miss anything.
        if (listeners.size === 0) return
        process.stderr.write(
          `LISTEN ${changeChannel}: ${error instanceof Error ? error.message : String(error)}\n`,
        )
      })
  }
  return {
    changed: (streetId) => {
      if (kind === 'embedded') tell(streetId, null)
    },
    onChange: (listener) => {
      listeners.add(listener)
      listen()
      return () => listeners.delete(listener)
    },
  }
}
