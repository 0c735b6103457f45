import type { Transaction } from './database.ts'
import { insertRows } from './insert-rows.ts'
import {
  type RequestEventRow,
  type RequestRow,
  type RequestStateRow,
  requestColumns,
  requestEventColumns,
  requestStateColumns,
} from './request-tables.ts'
import { type TallyRow, tallyColumns, tallyConflict } from './request-tallies.ts'

export interface RequestRows {
  readonly requests: readonly RequestRow[]
  readonly events: readonly RequestEventRow[]
  readonly tallies: readonly TallyRow[]
}

/** Writes new requests with their histories, states and sums. Rows for the months they lie in are made before. */
export const insertRequests = async (
  tx: Transaction,
  streetId: string,
  { requests, events, tallies }: RequestRows,
): Promise<void> => {
  if (requests.length === 0) return
  let earliest = Infinity
  let latest = -Infinity
  for (const { state } of requests) {
    earliest = Math.min(earliest, state.request.createdAtMs)
    latest = Math.max(latest, state.request.createdAtMs)
  }
  await tx`SELECT make_request_months(${new Date(earliest)}, ${new Date(latest)})`
  await insertRows(tx, 'request', requests, requestColumns(streetId))
  await insertRows(tx, 'request_event', events, requestEventColumns(streetId))
  await insertRows(tx, 'request_state', requests, requestStateColumns(streetId))
  await insertRows(tx, 'request_tally', tallies, tallyColumns(streetId), tallyConflict)
}

/** Writes one more event of a request, and where it stands afterwards. */
export const insertRequestEvent = async (
  tx: Transaction,
  streetId: string,
  row: RequestStateRow,
  event: RequestEventRow,
  tallies: readonly TallyRow[],
): Promise<void> => {
  await insertRows(tx, 'request_event', [event], requestEventColumns(streetId))
  await tx`DELETE FROM request_state WHERE street_id = ${streetId} AND id = ${row.id}
    AND created_at = ${new Date(row.state.request.createdAtMs)}`
  await insertRows(tx, 'request_state', [row], requestStateColumns(streetId))
  await insertRows(tx, 'request_tally', tallies, tallyColumns(streetId), tallyConflict)
}
