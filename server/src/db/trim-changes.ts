import type { StreetId } from '@wangge/geodata'
import type { Transaction } from './database.ts'

/** Changes of a street that are kept at least: whoever was away for longer reads everything anew. */
export const keptChanges = 100_000

/** So many are let go at once: a thousandth of all writes pays for it. */
const trimEvery = 1000

/** Lets the oldest changes of the street go, from time to time. In the transaction that wrote change `seq`. */
export const trimChanges = async (tx: Transaction, streetId: StreetId, seq: number): Promise<void> => {
  if (seq % trimEvery !== 0 || seq <= keptChanges) return
  await tx`DELETE FROM street_change WHERE street_id = ${streetId} AND seq <= ${seq - keptChanges}`
}

/** What is older than change `seq` is of no use to anybody: whoever stands before it is told to begin anew. */
export const dropChangesBefore = async (tx: Transaction, streetId: StreetId, seq: number): Promise<void> => {
  await tx`DELETE FROM street_change WHERE street_id = ${streetId} AND seq < ${seq}`
}
