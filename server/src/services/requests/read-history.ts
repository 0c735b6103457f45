import { type Desk, loopEntry, type LoopMove, loopMoves, phaseOf } from '@wangge/geodata'
import type { Sql } from '../../db/database.ts'
import { type HistoryRow, selectListedRequest, selectRequestHistory } from '../../db/queries/request-list.ts'
import { stateOf } from '../../db/queries/request-states.ts'
import type { RequestHistory } from '../../routes/requests-schema.ts'
import type { StreetView } from '../street-data.ts'
import { describeRequest, nameDesk, type PlaceNames } from './describe-request.ts'
import { deskAbove } from './request-ground.ts'

const hourMs = 3_600_000

const describeEvent = (row: HistoryRow, names: PlaceNames): RequestHistory['events'][number] => ({
  seq: row.seq,
  kind: row.kind,
  stage: row.stage,
  suspended: row.suspended,
  at: row.at.toISOString(),
  solved: row.solved,
  satisfied: row.satisfied,
  reason: row.reason,
  byHours: row.byMs === null ? null : row.byMs / hourMs,
  to: row.toLevel === null ? null : nameDesk(names, { level: row.toLevel, code: row.toCode }),
})

/** One request with its history and what may come next; null where there is none of this number. */
export const readHistory = async (
  sql: Sql,
  view: StreetView,
  id: number,
  names: PlaceNames,
  nowMs: number,
): Promise<Pick<RequestHistory, 'request' | 'events' | 'moves' | 'deskAbove'> | null> => {
  const row = await selectListedRequest(sql, view.head.id, id)
  if (row === null) return null
  const events = await selectRequestHistory(sql, view.head.id, id)
  const state = stateOf(row)
  const above = deskAbove({ grids: names.facts.tree.nodes }, state.desk)
  const phase = phaseOf(state)
  const mayMove = (move: LoopMove): boolean => {
    const entry = loopEntry(phase, move)
    return (entry === 'go' || entry === 'rework') && (move !== 'escalate' || above !== null)
  }
  return {
    request: describeRequest(row, view.head.id, names, nowMs),
    events: events.map((event) => describeEvent(event, names)),
    moves: loopMoves.filter(mayMove),
    deskAbove: above === null ? null : nameDesk(names, above satisfies Desk),
  }
}
