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
import type { Ownership } from '../../db/queries/request-list.ts'
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
  return writePrepared(
    db,
    context,
    prepared.map(({ request }) => request),
  )
}

/** A new request's row, and the events that it comes with. */
interface WrittenRequest {
  readonly row: RequestRow
  readonly steps: PreparedRequest['steps']
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
    const written: WrittenRequest[] = []
    const externals: ExternalRow[] = []
    let id = street.lastRequestId
    const answers = requests.map((request): MadeRequest => {
      const before = request.externalId === null ? undefined : known.get(request.externalId)
      if (before !== undefined) return before
      id += 1
      written.push({ row: rowOf(id, context, request), steps: request.steps })
      const { placement, basicCode, candidates, removed } = request
      const { createdAtMs } = request.state.request
      const ownership = placement.kind
      const answer = { kind: 'made', id, createdAtMs, ownership, basicCode, candidates, removed } as const
      if (request.externalId !== null) {
        externals.push({ externalId: request.externalId, requestId: id, createdAtMs })
        known.set(request.externalId, { ...answer, kind: 'known', removed: {} })
      }
      return answer
    })
    if (written.length > 0) {
      await write(tx, db, context, written)
      await insertExternalIds(tx, context.streetId, context.sender, externals)
    }
    await beside(tx, answers)
    return answers
  })
  if (made === null) return fail('unknown-street')
  db.changes.changed(context.streetId)
  return ok(made)
}

const readKnown = async (
  tx: Transaction,
  { streetId, sender }: WriteContext,
  requests: readonly PreparedRequest[],
): Promise<Map<string, MadeRequest>> => {
  const externalIds = [...new Set(requests.flatMap(({ externalId }) => externalId ?? []))]
  const rows = await selectKnownRequests(tx, streetId, sender, externalIds)
  return new Map(
    rows.map(({ externalId, requestId, ...known }): [string, MadeRequest] => [
      externalId,
      { kind: 'known', id: requestId, ...known, removed: {} },
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
  written: readonly WrittenRequest[],
): Promise<void> => {
  const rows = written.map(({ row }) => row)
  const tallies = new TallyChanges()
  for (const { basicCode, category, state } of rows) tallies.add(basicCode, category, state)
  await insertRequests(tx, streetId, {
    requests: rows,
    events: written.flatMap(eventRows),
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

const eventRows = ({ row, steps }: WrittenRequest): RequestEventRow[] => {
  const { createdAtMs } = row.state.request
  return steps.map(({ event, after }, i) => ({ requestId: row.id, createdAtMs, seq: i + 1, event, after }))
}

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
