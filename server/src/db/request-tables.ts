import {
  closeDueMs,
  type GridCode,
  type LoopEvent,
  type LoopState,
  never,
  type RequestCategory,
  signDueMs,
} from '@wangge/geodata'
import type { Position } from 'geojson'
import { bigint, boolean, geometry, integer, text, time } from './columns.ts'
import { arrayLiteral, type Column } from './insert-rows.ts'

export type RequestOrigin = 'demo' | 'entry' | 'import' | 'open311'

/** A request as it was made: nothing of it changes later. */
export interface RequestRow {
  readonly id: number
  readonly category: RequestCategory
  readonly basicCode: GridCode | null
  /** On a border, all grids that touch it. */
  readonly candidates: readonly GridCode[]
  readonly description: string
  readonly removedCount: number
  readonly origin: RequestOrigin
  /** On the 1e-7° lattice. */
  readonly position: Position
  /** After all its events; its beginning and limits are in it. */
  readonly state: LoopState
}

export interface RequestEventRow {
  readonly requestId: number
  readonly createdAtMs: number
  /** From 1. */
  readonly seq: number
  readonly event: LoopEvent
  readonly after: LoopState
}

/** What a state is stored with. */
export type RequestStateRow = Pick<RequestRow, 'id' | 'category' | 'basicCode' | 'state'>

const street = <T>(streetId: string): Column<T> => ({
  name: 'street_id',
  type: 'text',
  value: () => streetId,
})

export const requestColumns = (streetId: string): Column<RequestRow>[] => [
  street(streetId),
  integer('id', (r) => r.id),
  time('created_at', (r) => r.state.request.createdAtMs),
  text('category', (r) => r.category),
  text('basic_code', (r) => r.basicCode),
  { name: 'candidates', type: 'text[]', value: (r) => arrayLiteral(r.candidates) },
  text('description', (r) => r.description),
  integer('removed_count', (r) => r.removedCount),
  text('origin', (r) => r.origin),
  bigint('sign_limit_ms', (r) => r.state.request.limits.signMs),
  bigint('close_limit_ms', (r) => r.state.request.limits.closeMs),
  geometry((r) => ({ type: 'Point', coordinates: r.position })),
]

/** What a history's line says besides where the request stands afterwards. */
interface EventDetail {
  readonly solved: boolean | null
  readonly satisfied: boolean | null
  readonly reason: string | null
  readonly byMs: number | null
  readonly toLevel: string | null
  readonly toCode: string | null
}
const nothing: EventDetail = {
  solved: null,
  satisfied: null,
  reason: null,
  byMs: null,
  toLevel: null,
  toCode: null,
}

const detailOf = (event: LoopEvent): EventDetail => {
  switch (event.kind) {
    case 'enter':
      return { ...nothing, solved: event.solved, satisfied: event.satisfied, reason: event.reason }
    case 'suspend':
      return { ...nothing, reason: event.reason }
    case 'resume':
      return nothing
    case 'extend':
      return { ...nothing, reason: event.reason, byMs: event.byMs }
    case 'escalate':
    case 'transfer':
      return { ...nothing, reason: event.reason, toLevel: event.to.level, toCode: event.to.code }
    default:
      return never(event)
  }
}

export const requestEventColumns = (streetId: string): Column<RequestEventRow>[] => [
  street(streetId),
  integer('request_id', (e) => e.requestId),
  time('created_at', (e) => e.createdAtMs),
  integer('seq', (e) => e.seq),
  text('kind', (e) => e.event.kind),
  integer('stage', (e) => e.after.stage),
  boolean('suspended', (e) => e.after.suspendedSinceMs !== null),
  time('at', (e) => e.event.atMs),
  boolean('solved', (e) => detailOf(e.event).solved),
  boolean('satisfied', (e) => detailOf(e.event).satisfied),
  text('reason', (e) => detailOf(e.event).reason),
  bigint('by_ms', (e) => detailOf(e.event).byMs),
  text('to_level', (e) => detailOf(e.event).toLevel),
  text('to_code', (e) => detailOf(e.event).toCode),
]

export const requestStateColumns = (streetId: string): Column<RequestStateRow>[] => [
  street(streetId),
  integer('id', (r) => r.id),
  time('created_at', (r) => r.state.request.createdAtMs),
  text('category', (r) => r.category),
  text('basic_code', (r) => r.basicCode),
  integer('events', (r) => r.state.events),
  time('last_at', (r) => r.state.lastAtMs),
  integer('stage', (r) => r.state.stage),
  time('stage_since', (r) => r.state.stageSinceMs),
  text('desk_level', (r) => r.state.desk.level),
  text('desk_code', (r) => r.state.desk.code),
  time('signed_at', (r) => r.state.signedAtMs),
  time('visited_at', (r) => r.state.visitedAtMs),
  time('closed_at', (r) => r.state.closedAtMs),
  boolean('solved', (r) => r.state.solved),
  boolean('satisfied', (r) => r.state.satisfied),
  integer('reworks', (r) => r.state.reworks),
  time('suspended_since', (r) => r.state.suspendedSinceMs),
  bigint('suspended_ms', (r) => r.state.suspendedMs),
  bigint('extended_ms', (r) => r.state.extendedMs),
  time('sign_due', (r) => signDueMs(r.state)),
  time('close_due', (r) => closeDueMs(r.state)),
]
