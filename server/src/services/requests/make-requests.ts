import { fail, type GridCode, ok, type Result } from '@wangge/geodata'
import type { Database, Transaction } from '../../db/database.ts'
import {
  type ExternalRow,
  insertExternalIds,
  lockStreetRequests,
  recordChange,
  selectKnownRequests,
  type StreetChange,
} from '../../db/queries/request-writes.ts'
import type { RequestEventRow, RequestRow } from '../../db/request-tables.ts'
import { TallyChanges } from '../../db/tally-changes.ts'
import { insertRequests } from '../../db/write-requests.ts'
import { checkRequests } from './check-requests.ts'
import type {
  NewRequest,
  PreparedRequest,
  RemovedCounts,
  RequestRefusalCode,
  WriteContext,
} from './prepare-requests.ts'
import type { RequestGround } from './request-ground.ts'

export type Ownership = 'owned' | 'double-owned' | 'unowned'

export interface MadeRequest {
  /** `known`: this sender sent this external id before, and nothing was written for it. */
  readonly kind: 'made' | 'known'
  readonly id: number
  readonly createdAtMs: number
  readonly ownership: Ownership
  readonly basicCode: GridCode | null
  readonly candidates: readonly GridCode[]
  /** Pieces of personal data taken out, by kind. */
  readonly removed: RemovedCounts
}

/**
 * Writes new requests with their histories in one transaction: all, or none where one is refused (`index` is its
 * number). An external id that came before, or twice in one batch, is written once.
 */
export const makeRequests = async (
  db: Database,
  ground: RequestGround,
  context: WriteContext,
  requests: readonly NewRequest[],
): Promise<Result<readonly MadeRequest[], RequestRefusalCode | 'unknown-street'>> => {
  const { prepared, refused } = checkRequests(ground, context, requests)
  const [first] = refused
  if (first !== undefined) return fail(first.code, { ...first.detail, index: first.index })
  const written = await writePrepared(
    db,
    context,
    prepared.map(({ request }) => request),
  )
  return written
}

/** The same for requests that have been checked already. */
export const writePrepared = async (
  db: Database,
  context: WriteContext,
  requests: readonly PreparedRequest[],
  /** Whatever else belongs to the same transaction. */
  beside: (tx: Transaction, made: readonly MadeRequest[]) => Promise<void> = async () => {},
): Promise<Result<readonly MadeRequest[], 'unknown-street'>> => {
  const made = await db.sql.begin(async (tx) => {
    const street = await lockStreetRequests(tx, context.streetId)
    if (street === null) return null
    const known = await readKnown(tx, context, requests)
    const rows: RequestRow[] = []
    const externals: ExternalRow[] = []
    let id = street.lastRequestId
    const answers = requests.map((request): MadeRequest => {
      const before = request.externalId === null ? undefined : known.get(request.externalId)
      if (before !== undefined) return before
      id += 1
      const row = rowOf(id, context, request)
      const createdAtMs = request.state.request.createdAtMs
      rows.push(row)
      const answer = answerOf('made', id, createdAtMs, request.basicCode, request.candidates, request.removed)
      if (request.externalId !== null) {
        externals.push({ externalId: request.externalId, requestId: id, createdAtMs })
        known.set(request.externalId, { ...answer, kind: 'known', removed: {} })
      }
      return answer
    })
    if (rows.length > 0) {
      await write(tx, db, context, requests, rows, answers)
      await insertExternalIds(tx, context.streetId, context.sender, externals)
    }
    await beside(tx, answers)
    return answers
  })
  if (made === null) return fail('unknown-street')
  db.changes.changed(context.streetId)
  return ok(made)
}

const answerOf = (
  kind: MadeRequest['kind'],
  id: number,
  createdAtMs: number,
  basicCode: GridCode | null,
  candidates: readonly GridCode[],
  removed: RemovedCounts,
): MadeRequest => ({
  kind,
  id,
  createdAtMs,
  ownership: basicCode !== null ? 'owned' : candidates.length > 1 ? 'double-owned' : 'unowned',
  basicCode,
  candidates,
  removed,
})

const readKnown = async (
  tx: Transaction,
  { streetId, sender }: WriteContext,
  requests: readonly PreparedRequest[],
): Promise<Map<string, MadeRequest>> => {
  const externalIds = [...new Set(requests.flatMap(({ externalId }) => externalId ?? []))]
  const rows = await selectKnownRequests(tx, streetId, sender, externalIds)
  return new Map(
    rows.map(({ externalId, requestId, createdAtMs, basicCode, candidates }) => [
      externalId,
      answerOf(
        'known',
        requestId,
        createdAtMs,
        basicCode as GridCode | null,
        candidates as readonly GridCode[],
        {},
      ),
    ]),
  )
}

const rowOf = (id: number, { origin }: WriteContext, request: PreparedRequest): RequestRow => ({
  id,
  category: request.category,
  basicCode: request.basicCode,
  candidates: request.candidates,
  description: request.description,
  removedCount: request.removedCount,
  origin,
  position: request.position,
  state: request.state,
})

const write = async (
  tx: Transaction,
  db: Database,
  { streetId }: WriteContext,
  requests: readonly PreparedRequest[],
  rows: readonly RequestRow[],
  answers: readonly MadeRequest[],
): Promise<void> => {
  const stepsOf = new Map(answers.map((answer, i) => [answer.id, requests[i]?.steps ?? []]))
  const tallies = new TallyChanges()
  for (const { basicCode, category, state } of rows) tallies.add(basicCode, category, state)
  await insertRequests(tx, streetId, {
    requests: rows,
    events: eventRows(rows, (row) => stepsOf.get(row.id) ?? []),
    tallies: tallies.rows(),
  })
  await recordChange(
    tx,
    db.kind,
    streetId,
    {
      lastRequestId: rows.at(-1)?.id ?? 0,
      latestMs: rows.reduce((latest, { state }) => Math.max(latest, state.lastAtMs), 0),
    },
    changeOf(rows),
  )
}

const eventRows = (
  rows: readonly RequestRow[],
  stepsOf: (row: RequestRow) => PreparedRequest['steps'],
): RequestEventRow[] =>
  rows.flatMap((row) => {
    const { createdAtMs } = row.state.request
    return stepsOf(row).map(({ event, after }, i) => ({
      requestId: row.id,
      createdAtMs,
      seq: i + 1,
      event,
      after,
    }))
  })

const iso = (ms: number): string => new Date(ms).toISOString()

const changeOf = (rows: readonly RequestRow[]): StreetChange => {
  const [only] = rows
  if (rows.length === 1 && only !== undefined) {
    const { id, category, basicCode, state, position } = only
    const [lon, lat] = position
    const createdAt = iso(state.request.createdAtMs)
    return {
      kind: 'request-made',
      detail: { requestId: id, category, createdAt, stage: state.stage, basicCode, lon, lat },
    }
  }
  const times = rows.map(({ state }) => state.request.createdAtMs)
  const earliest = times.reduce((a, b) => Math.min(a, b), Infinity)
  const latest = times.reduce((a, b) => Math.max(a, b), -Infinity)
  return {
    kind: 'requests-imported',
    detail: { count: rows.length, earliest: iso(earliest), latest: iso(latest) },
  }
}
