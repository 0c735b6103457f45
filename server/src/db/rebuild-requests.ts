import { deriveState, type LoopState } from '@wangge/geodata'
import type { ISql } from 'postgres'
import type { Sql, Transaction } from './database.ts'
import { insertRows } from './insert-rows.ts'
import { eachRequestHistory, type RequestHistory } from './queries/request-histories.ts'
import { type RequestStateRow, requestStateColumns } from './request-tables.ts'
import { tallyColumns } from './request-tallies.ts'
import { TallyChanges } from './tally-changes.ts'

/** The state that a stored history leads to; null where the loop does not allow it. */
export const derivedState = ({ request, events }: RequestHistory): LoopState | null => {
  // What is stored has happened: no moment is in its future.
  const derived = deriveState(request, events, Number.MAX_SAFE_INTEGER)
  return derived.ok ? derived.value : null
}

/** Makes states and sums of a street's requests anew from their histories. Answers with the number of requests. */
export const rebuildRequests = (sql: Sql, streetId: string): Promise<number> =>
  sql.begin(async (tx) => {
    await tx`SELECT FROM street WHERE id = ${streetId} FOR UPDATE`
    await tx`DELETE FROM request_state WHERE street_id = ${streetId}`
    await tx`DELETE FROM request_tally WHERE street_id = ${streetId}`
    const count = await rebuildAll(tx, streetId)
    await tx`UPDATE street SET request_version = request_version + 1 WHERE id = ${streetId}`
    return count
  })

const rebuildAll = async (tx: Transaction, streetId: string): Promise<number> => {
  const tallies = new TallyChanges()
  let count = 0
  for await (const batch of eachRequestHistory(tx, streetId)) {
    const rows = batch.map((history): RequestStateRow => {
      const state = derivedState(history)
      if (state === null)
        throw new Error(`request ${history.id} of ${streetId} has a history the loop refuses`)
      tallies.add(history.basicCode, history.category, state)
      return { id: history.id, category: history.category, basicCode: history.basicCode, state }
    })
    count += await insertRows(tx, 'request_state', rows, requestStateColumns(streetId))
  }
  await insertRows(tx, 'request_tally', tallies.rows(), tallyColumns(streetId))
  return count
}

/** Requests from before states were kept get theirs; a database that has them is left alone. */
export const deriveMissingStates = async (sql: Sql): Promise<void> => {
  const streets = await selectStreetsWithoutStates(sql)
  for (const { id } of streets) await rebuildRequests(sql, id)
}

const selectStreetsWithoutStates = (sql: ISql): Promise<{ id: string }[]> => sql<{ id: string }[]>`
  SELECT id FROM street s
   WHERE EXISTS (SELECT FROM request r WHERE r.street_id = s.id)
     AND NOT EXISTS (SELECT FROM request_state t WHERE t.street_id = s.id)`
