import type { GridCode, StreetId } from '@wangge/geodata'
import { notifyChange } from '../notify-change.ts'
import { dropChangesBefore, trimChanges } from '../trim-changes.ts'
import { arrayLiteral } from '../insert-rows.ts'
import type { DatabaseKind, Transaction } from '../database.ts'
import type { Ownership } from './request-list.ts'

/** Holds the street's row to the end of the transaction, so that its writers come one after another. */
export const lockStreetRequests = async (
  tx: Transaction,
  streetId: StreetId,
): Promise<{ readonly lastRequestId: number } | null> => {
  const [row] = await tx<{ lastRequestId: number }[]>`
    SELECT last_request_id AS "lastRequestId" FROM street WHERE id = ${streetId} FOR UPDATE`
  return row ?? null
}

export interface KnownRequest {
  readonly externalId: string
  readonly requestId: number
  readonly createdAtMs: number
  readonly ownership: Ownership
  readonly basicCode: GridCode | null
  readonly candidates: readonly GridCode[]
}

/**
 * Requests that this sender has sent before, of those asked about. Joined, not compared with a list: a hundred thousand
 * names against a hundred thousand took minutes.
 */
export const selectKnownRequests = (
  tx: Transaction,
  streetId: StreetId,
  sender: string,
  externalIds: readonly string[],
): Promise<KnownRequest[]> =>
  externalIds.length === 0
    ? Promise.resolve([])
    : tx<KnownRequest[]>`
  SELECT e.external_id AS "externalId", e.request_id AS "requestId",
         extract(epoch FROM e.created_at)::float8 * 1000 AS "createdAtMs",
         r.ownership, r.basic_code AS "basicCode", r.candidates
    FROM unnest(${arrayLiteral(externalIds)}::text::text[]) AS asked (external_id)
    JOIN request_external e ON e.street_id = ${streetId} AND e.sender = ${sender} AND e.external_id = asked.external_id
    JOIN request r ON r.street_id = e.street_id AND r.id = e.request_id AND r.created_at = e.created_at`

export interface ExternalRow {
  readonly externalId: string
  readonly requestId: number
  readonly createdAtMs: number
}

export const insertExternalIds = async (
  tx: Transaction,
  streetId: StreetId,
  sender: string,
  rows: readonly ExternalRow[],
): Promise<void> => {
  if (rows.length === 0) return
  await tx`
    INSERT INTO request_external (street_id, sender, external_id, request_id, created_at)
    SELECT ${streetId}, ${sender}, external_id, request_id, created_at
      FROM unnest(${arrayLiteral(rows.map((it) => it.externalId))}::text::text[],
                  ${arrayLiteral(rows.map((it) => it.requestId))}::text::integer[],
                  ${arrayLiteral(rows.map((it) => new Date(it.createdAtMs).toISOString()))}::text::timestamptz[])
           AS row (external_id, request_id, created_at)`
}

export interface StreetChange {
  readonly kind: 'request-made' | 'request-moved' | 'requests-imported'
  readonly detail: object
}

/**
 * The end of every write to a street's requests: their version grows, the street's data reach `latestMs`, and the
 * change gets its number and is told at commit.
 */
export const recordChange = async (
  tx: Transaction,
  kind: DatabaseKind,
  streetId: StreetId,
  { lastRequestId, latestMs }: { readonly lastRequestId: number; readonly latestMs: number },
  change: StreetChange,
): Promise<void> => {
  const [row] = await tx<{ seq: number }[]>`
    UPDATE street SET request_version = request_version + 1, last_change_seq = last_change_seq + 1,
           last_request_id = greatest(last_request_id, ${lastRequestId}), as_of = greatest(as_of, ${new Date(latestMs)})
     WHERE id = ${streetId} RETURNING last_change_seq AS seq`
  const seq = row?.seq ?? 0
  await tx`INSERT INTO street_change (street_id, seq, kind, detail)
    VALUES (${streetId}, ${seq}, ${change.kind}, ${JSON.stringify(change.detail)}::text::jsonb)`
  await notifyChange(tx, kind, streetId, seq)
  await trimChanges(tx, streetId, seq)
}

/** A street written anew, with all its requests: whoever follows it reads everything again. */
export const recordReplacement = async (
  tx: Transaction,
  kind: DatabaseKind,
  streetId: StreetId,
  version: number,
): Promise<void> => {
  const [row] = await tx<{ seq: number }[]>`
    UPDATE street SET request_version = request_version + 1, last_change_seq = last_change_seq + 1,
           last_request_id = coalesce((SELECT max(id) FROM request WHERE street_id = ${streetId}), 0)
     WHERE id = ${streetId} RETURNING last_change_seq AS seq`
  const seq = row?.seq ?? 0
  await tx`INSERT INTO street_change (street_id, seq, kind, detail)
    VALUES (${streetId}, ${seq}, 'street-replaced', ${JSON.stringify({ version })}::text::jsonb)`
  await dropChangesBefore(tx, streetId, seq)
  await notifyChange(tx, kind, streetId, seq)
}
