import type { LimitSettings, RequestCategory, StreetId } from '@wangge/geodata'
import type { Sql } from '../database.ts'

const hourMs = 3_600_000

/** What a street has set otherwise than is usual. */
export const selectRequestLimits = async (sql: Sql, streetId: StreetId): Promise<LimitSettings> => {
  const rows = await sql<{ category: RequestCategory; signHours: number; closeHours: number }[]>`
    SELECT category, sign_hours AS "signHours", close_hours AS "closeHours"
      FROM request_limit WHERE street_id = ${streetId} ORDER BY category`
  return Object.fromEntries(
    rows.map(({ category, signHours, closeHours }) => [
      category,
      { signMs: signHours * hourMs, closeMs: closeHours * hourMs },
    ]),
  )
}

/** Holds for requests that are made from now on. */
export const setRequestLimit = async (
  sql: Sql,
  streetId: StreetId,
  category: RequestCategory,
  { signHours, closeHours }: { readonly signHours: number; readonly closeHours: number },
): Promise<void> => {
  await sql`
    INSERT INTO request_limit (street_id, category, sign_hours, close_hours)
    VALUES (${streetId}, ${category}, ${signHours}, ${closeHours})
    ON CONFLICT (street_id, category) DO UPDATE SET sign_hours = EXCLUDED.sign_hours, close_hours = EXCLUDED.close_hours`
}
