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
  const [row] = await sql<{ known: number }[]>`
    SELECT count(*) AS known FROM request_external
     WHERE street_id = ${streetId} AND sender = ${sender}
       AND external_id IN (SELECT unnest(${arrayLiteral(externalIds)}::text::text[]))`
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
