import type { StreetId } from '@wangge/geodata'
import type { Sql, Transaction } from '../database.ts'
import { arrayLiteral } from '../insert-rows.ts'

/** How many of these external ids this sender has sent before. */
export const countKnownIds = async (
  sql: Sql,
  streetId: StreetId,
  sender: string,
  externalIds: readonly string[],
): Promise<number> => {
  // One look at the index for each: joined, a table that grew lately is taken for a small one, and read for each name.
  const [row] = await sql<{ known: number }[]>`
    SELECT count((SELECT 1 FROM request_external e
                   WHERE e.street_id = ${streetId} AND e.sender = ${sender} AND e.external_id = asked.external_id)) AS known
      FROM unnest(${arrayLiteral(externalIds)}::text::text[]) AS asked (external_id)`
  return row?.known ?? 0
}

/** Records an import that ends with this transaction; answers with its number. */
export const insertImportRun = async (
  tx: Transaction,
  run: { readonly streetId: StreetId; readonly source: string; readonly startedAtMs: number },
): Promise<number> => {
  const [row] = await tx<{ id: number }[]>`
    INSERT INTO import_run (street_id, kind, source, started_at, finished_at)
    VALUES (${run.streetId}, 'requests', ${run.source}, least(${new Date(run.startedAtMs)}, clock_timestamp()),
            clock_timestamp())
    RETURNING id`
  return row?.id ?? 0
}

/** Fresh statistics after many rows came at once; the embedded database has no background process that sees to them. */
export const analyzeRequests = async (sql: Sql): Promise<void> => {
  await sql`ANALYZE request, request_event, request_state, request_tally, request_external`
}
