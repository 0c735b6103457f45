import { type Desk, statusOf } from '@wangge/geodata'
import type { ListedRequest } from '../../db/queries/request-list.ts'
import { stateOf } from '../../db/queries/request-states.ts'
import type { RequestItem } from '../../routes/requests-schema.ts'
import type { StreetFacts } from '../street-facts.ts'

const iso = (ms: number): string => new Date(ms).toISOString()
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms))
const hours = (ms: number): number => Math.round(ms / 36_000) / 100

/** Names of desks and grids: of the plan looked under, of a grid that it does not have its code. */
export interface PlaceNames {
  readonly streetName: string
  readonly facts: StreetFacts
}

export const nameDesk = ({ streetName, facts }: PlaceNames, { level, code }: Desk): RequestItem['desk'] => ({
  level,
  code,
  name: code === null ? streetName : (facts.tree.nodes.get(code)?.name ?? code),
})

/** A request as people and programs see it at `nowMs`. */
export const describeRequest = (
  row: ListedRequest,
  streetId: string,
  names: PlaceNames,
  nowMs: number,
): RequestItem => {
  const state = stateOf(row)
  const status = statusOf(state, Math.max(nowMs, state.lastAtMs))
  const basic = row.basicCode === null ? undefined : names.facts.tree.nodes.get(row.basicCode)
  const unit = names.facts.tree.nodes.get(basic?.parentCode ?? '')
  return {
    id: `${streetId}.${row.id}`,
    category: row.category,
    stage: row.stage,
    createdAt: iso(row.createdAtMs),
    stageSince: iso(row.stageSinceMs),
    lastAt: iso(row.lastAtMs),
    desk: nameDesk(names, state.desk),
    basicCode: row.basicCode,
    basicName: basic?.name ?? null,
    unitCode: unit?.code ?? null,
    unitName: unit?.name ?? null,
    ownership: row.ownership,
    candidates: [...row.candidates],
    signDueAt: iso(status.signDueMs),
    closeDueAt: iso(status.closeDueMs),
    signedAt: isoOrNull(row.signedAtMs),
    closedAt: isoOrNull(row.closedAtMs),
    suspended: row.suspendedSinceMs !== null,
    overdue: status.overdue,
    stageWaitHours: hours(status.stageWaitMs),
    waitedHours: hours(status.waitedMs),
    reworks: row.reworks,
    solved: row.solved,
    satisfied: row.satisfied,
    lon: row.lon,
    lat: row.lat,
    description: row.description,
    removedCount: row.removedCount,
    origin: row.origin,
  }
}
