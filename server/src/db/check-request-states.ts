import { isoDay, type LoopState } from '@wangge/geodata'
import type { Sql } from './database.ts'
import { derivedState } from './rebuild-requests.ts'
import { eachRequestHistory } from './queries/request-histories.ts'
import { eachRequestState } from './queries/request-states.ts'
import { hoursOf, stepsOf, tallyFields } from './tally-fields.ts'
import { TallyChanges } from './tally-changes.ts'

export interface RequestFaults {
  /** Histories that the loop does not allow. */
  readonly badHistories: number
  /** Requests whose stored state is not what their history leads to. */
  readonly staleStates: number
  /** Rows of sums that are not what the histories add up to, or are missing. */
  readonly staleSums: number
}

/** Values in one order, so that equal states are equal texts. */
const textOf = (state: LoopState): string =>
  JSON.stringify(state, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )

/** Holds stored states and sums of a street's requests against what their histories say. Writes nothing. */
export const checkRequestStates = async (sql: Sql, streetId: string): Promise<RequestFaults> => {
  const stored = new Map<number, string>()
  for await (const batch of eachRequestState(sql, streetId))
    for (const { id, state } of batch) stored.set(id, textOf(state))
  const tallies = new TallyChanges()
  let badHistories = 0
  let staleStates = 0
  for await (const batch of eachRequestHistory(sql, streetId)) {
    for (const history of batch) {
      const state = derivedState(history)
      if (state === null) badHistories += 1
      else {
        if (stored.get(history.id) !== textOf(state)) staleStates += 1
        tallies.add(history.basicCode, history.category, state)
      }
      stored.delete(history.id)
    }
  }
  return {
    badHistories,
    staleStates: staleStates + stored.size,
    staleSums: await countStaleSums(sql, streetId, tallies),
  }
}

interface StoredSums {
  readonly key: string
  readonly text: string
}

const countStaleSums = async (sql: Sql, streetId: string, tallies: TallyChanges): Promise<number> => {
  const rows = await sql.unsafe<StoredSums[]>(
    `SELECT basic_code || ' ' || category || ' ' || to_char(day, 'YYYY-MM-DD') AS key,
            concat_ws(' ', ${tallyFields.map(([, column]) => column).join(', ')}, array_to_string(by_hour, ','),
                      (SELECT string_agg(step::text, ',' ORDER BY step) FROM unnest(close_steps) AS step)) AS text
       FROM request_tally WHERE street_id = $1::text AND requests <> 0`,
    [streetId],
  )
  const stored = new Map(rows.map(({ key, text }) => [key, text]))
  let stale = 0
  for (const { basicCode, category, day, tally } of tallies.rows()) {
    const key = `${basicCode} ${category} ${isoDay(day)}`
    const steps = stepsOf(tally).toSorted((a, b) => a - b)
    const parts = [
      ...tallyFields.map(([field]) => tally[field]),
      hoursOf(tally).join(','),
      ...(steps.length === 0 ? [] : [steps.join(',')]),
    ]
    if (stored.get(key) !== parts.join(' ')) stale += 1
    stored.delete(key)
  }
  return stale + stored.size
}
