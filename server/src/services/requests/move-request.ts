import { fail, type LoopEvent, type LoopRefusal, ok, type Result } from '@wangge/geodata'
import type { Database } from '../../db/database.ts'
import { type RequestWithPlace, selectRequestState } from '../../db/queries/request-states.ts'
import { lockStreetRequests, recordChange } from '../../db/queries/request-writes.ts'
import { TallyChanges } from '../../db/tally-changes.ts'
import { insertRequestEvent } from '../../db/write-requests.ts'
import { cleanEvent, stepInPlan, type WriteContext } from './prepare-requests.ts'
import type { RequestGround } from './request-ground.ts'

export type MoveRefusalCode = LoopRefusal | 'reason-too-long' | 'unknown-request'

/**
 * Adds one event to a request's history, with its state and the sums, in one transaction. `eventFor` gets the request
 * as it stands while nobody else can change it.
 */
export const moveRequest = async (
  db: Database,
  ground: RequestGround,
  { streetId, nowMs }: Pick<WriteContext, 'streetId' | 'nowMs'>,
  requestId: number,
  eventFor: LoopEvent | ((request: RequestWithPlace) => LoopEvent),
): Promise<Result<RequestWithPlace, MoveRefusalCode>> => {
  const moved = await db.sql.begin(async (tx): Promise<Result<RequestWithPlace, MoveRefusalCode>> => {
    await lockStreetRequests(tx, streetId)
    const before = await selectRequestState(tx, streetId, requestId)
    if (before === null) return fail('unknown-request')
    const event = cleanEvent(typeof eventFor === 'function' ? eventFor(before) : eventFor, streetId)
    if (!event.ok) return event
    const next = stepInPlan(ground, before.state, event.value, nowMs)
    if (!next.ok) return next
    const after = { ...before, state: next.value }
    const { category, basicCode, lon, lat } = before
    const { createdAtMs } = before.state.request
    const tallies = new TallyChanges()
    tallies.replace(basicCode, category, before.state, next.value)
    const row = { requestId, createdAtMs, seq: next.value.events, event: event.value, after: next.value }
    await insertRequestEvent(tx, streetId, after, row, tallies.rows())
    await recordChange(
      tx,
      db.kind,
      streetId,
      { lastRequestId: 0, latestMs: event.value.atMs },
      {
        kind: 'request-moved',
        detail: {
          requestId,
          category,
          createdAt: new Date(createdAtMs).toISOString(),
          at: new Date(event.value.atMs).toISOString(),
          move: event.value.kind,
          stageBefore: before.state.stage,
          stage: next.value.stage,
          basicCode,
          lon,
          lat,
        },
      },
    )
    return ok(after)
  })
  if (moved.ok) db.changes.changed(streetId)
  return moved
}
