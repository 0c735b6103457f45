import {
  enterStage,
  fail,
  firstDesk,
  type GridCode,
  limitsOf,
  type LoopEvent,
  type LoopRefusal,
  type LoopState,
  ok,
  type PersonalDataKind,
  type Placement,
  type RequestCategory,
  requestCategories,
  type Result,
  snapPosition,
  startLoop,
  stepRequest,
  type StreetId,
  stripPersonalData,
} from '@wangge/geodata'
import type { Position } from 'geojson'
import type { RequestOrigin } from '../../db/request-tables.ts'
import { isDeskFor, isNearStreet, type RequestGround } from './request-ground.ts'

/** A request as it comes in. */
export interface NewRequest {
  readonly category: RequestCategory
  /** WGS 84, degrees. */
  readonly position: Position
  readonly createdAtMs: number
  /** As it was said: personal data is taken out before anything is written. */
  readonly description: string
  readonly externalId: string | null
  /** What happened after its making; where nothing is said, it has just come in. */
  readonly events: readonly LoopEvent[]
}

export interface WriteContext {
  readonly streetId: StreetId
  readonly origin: RequestOrigin
  /** Account's name, or `import`: external ids are unique for each street and sender. */
  readonly sender: string
  /** Nothing may lie later: `latestWriteMs`. */
  readonly nowMs: number
}

export type RequestRefusalCode =
  | LoopRefusal
  | 'unknown-category'
  | 'bad-position'
  /** Off the street, and on it with longitude and latitude exchanged. */
  | 'swapped-coordinates'
  /** More than about 5 km from the street. */
  | 'off-street'
  | 'description-too-long'
  | 'reason-too-long'
  | 'bad-external-id'

export type RemovedCounts = Readonly<Partial<Record<PersonalDataKind, number>>>

export interface PreparedRequest {
  readonly category: RequestCategory
  readonly position: Position
  readonly placement: Placement
  readonly basicCode: GridCode | null
  readonly candidates: readonly GridCode[]
  readonly description: string
  readonly removed: RemovedCounts
  readonly removedCount: number
  readonly externalId: string | null
  /** Each event with where the request stands after it. */
  readonly steps: readonly { readonly event: LoopEvent; readonly after: LoopState }[]
  readonly state: LoopState
}

export const mostDescription = 2000
export const mostReason = 500
const earliestMs = Date.UTC(2000, 0, 1)
/** Far more than anybody could mean; beyond it nothing is searched. */
const mostRawText = 20_000

/** What would be written for a request, or why it is refused; pure. */
export const prepareRequest = (
  ground: RequestGround,
  context: WriteContext,
  request: NewRequest,
): Result<PreparedRequest, RequestRefusalCode> => {
  const refusal = refusalOf(ground, context, request)
  if (refusal !== null) return fail(refusal)
  const position = snapPosition(request.position)
  const placement = ground.placeOf(position)
  const basicCode = placement.kind === 'owned' ? placement.basicCode : null
  const said = clean(request.description, context.streetId)
  if (said.text.length > mostDescription) return fail('description-too-long', { most: mostDescription })
  const history = walkHistory(ground, context, request, basicCode)
  if (!history.ok) return history
  return ok({
    category: request.category,
    position,
    placement,
    basicCode,
    candidates: placement.kind === 'double-owned' ? placement.candidates : [],
    description: said.text,
    removed: said.removed,
    removedCount: said.count,
    externalId: request.externalId,
    ...history.value,
  })
}

const refusalOf = (
  ground: RequestGround,
  { nowMs }: WriteContext,
  { category, position, createdAtMs, description, externalId }: NewRequest,
): RequestRefusalCode | null => {
  if (!requestCategories.includes(category)) return 'unknown-category'
  const [lon = NaN, lat = NaN] = position
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'bad-position'
  if (!isNearStreet(ground, position))
    return isNearStreet(ground, [lat, lon])
      ? 'swapped-coordinates'
      : Math.abs(lon) > 180 || Math.abs(lat) > 90
        ? 'bad-position'
        : 'off-street'
  if (!Number.isSafeInteger(createdAtMs) || createdAtMs < earliestMs) return 'bad-time'
  if (createdAtMs > nowMs) return 'in-future'
  if (description.length > mostRawText) return 'description-too-long'
  if (externalId !== null && !/^[^\s\p{Cc}]{1,100}$/u.test(externalId)) return 'bad-external-id'
  return null
}

interface Cleaned {
  readonly text: string
  readonly removed: RemovedCounts
  readonly count: number
}

/** Without personal data, and without what PostgreSQL's text cannot hold. */
export const clean = (text: string, streetId: StreetId): Cleaned => {
  const plain = text.replaceAll('\u0000', '').trim()
  const { text: kept, removed, removedTotal } = stripPersonalData(plain, [streetId])
  const found = Object.entries(removed).filter(([, count]) => count > 0)
  return { text: kept, removed: Object.fromEntries(found), count: removedTotal }
}

/** The event as it may be written: its reason cleaned, at most `mostReason` long. */
export const cleanEvent = (event: LoopEvent, streetId: StreetId): Result<LoopEvent, 'reason-too-long'> => {
  if (event.kind === 'resume' || event.reason === null) return ok(event)
  if (event.reason.length > mostRawText) return fail('reason-too-long', { most: mostReason })
  const { text } = clean(event.reason, streetId)
  if (text.length > mostReason) return fail('reason-too-long', { most: mostReason })
  if (event.kind === 'enter') return ok({ ...event, reason: text === '' ? null : text })
  return ok({ ...event, reason: text })
}

const walkHistory = (
  ground: RequestGround,
  { streetId, nowMs }: WriteContext,
  { category, createdAtMs, events }: NewRequest,
  basicCode: GridCode | null,
): Result<Pick<PreparedRequest, 'steps' | 'state'>, LoopRefusal | 'reason-too-long'> => {
  const made = enterStage({ stage: 1, atMs: createdAtMs, solved: null, satisfied: null })
  let state = startLoop({
    createdAtMs,
    desk: firstDesk(basicCode),
    limits: limitsOf(category, ground.limits),
  })
  const steps: { event: LoopEvent; after: LoopState }[] = []
  for (const said of events.length === 0 ? [made] : events) {
    const event = cleanEvent(said, streetId)
    if (!event.ok) return event
    const next = stepInPlan(ground, state, event.value, nowMs)
    if (!next.ok) return fail(next.failure.code, { ...next.failure.detail, event: steps.length })
    state = next.value
    steps.push({ event: event.value, after: state })
  }
  return ok({ steps, state })
}

/** `stepRequest`, and desks must be the plan's own. */
export const stepInPlan = (
  ground: Pick<RequestGround, 'grids'>,
  state: LoopState,
  event: LoopEvent,
  nowMs: number,
): Result<LoopState, LoopRefusal> => {
  const next = stepRequest(state, event, nowMs)
  return next.ok && !isDeskFor(ground, state.desk, event) ? fail('bad-desk') : next
}
