import type {
  GridCode,
  LoopEvent,
  PlaceLevel,
  RequestCategory,
  RequestStage,
  StreetId,
} from '@wangge/geodata'
import type { ISql } from 'postgres'
import type { Sql } from '../database.ts'
import { arrayLiteral } from '../insert-rows.ts'
import type { RequestOrigin } from '../request-tables.ts'
import { type StoredState, stateColumns } from './request-states.ts'

export const ownerships = ['owned', 'double-owned', 'unowned'] as const
export type Ownership = (typeof ownerships)[number]

/** What indicators count; `requestFigures` in a list are those counted. */
export const listFigures = [
  'total',
  'response',
  'resolution',
  'satisfaction',
  'onTime',
  'rework',
  'open',
  'overdue',
] as const
export type ListFigure = (typeof listFigures)[number]

export const listSorts = ['newest', 'oldest', 'due', 'waiting'] as const
export type ListSort = (typeof listSorts)[number]

export interface RequestFilter {
  readonly streetId: StreetId
  /** The present. */
  readonly nowMs: number
  /** Made in [from, to); an open end is null. */
  readonly fromMs: number | null
  readonly toMs: number | null
  readonly categories: readonly RequestCategory[] | null
  readonly stages: readonly RequestStage[] | null
  /** Basic codes; null: everywhere, also where no grid owns. */
  readonly basicCodes: readonly string[] | null
  readonly ownerships: readonly Ownership[] | null
  readonly open: boolean | null
  readonly overdue: boolean | null
  /** Only those that an indicator of the window counts; `yes`: in its numerator, or in its denominator alone. */
  readonly figure: { readonly name: ListFigure; readonly yes: boolean | null } | null
}

/** Where a page ended: the value it is sorted by, and the request's number. */
export interface ListPosition {
  readonly value: number
  readonly id: number
}

export interface ListPage {
  readonly sort: ListSort
  readonly limit: number
  readonly after: ListPosition | null
}

export interface ListedRequest extends StoredState {
  readonly lon: number
  readonly lat: number
  readonly ownership: Ownership
  readonly candidates: readonly GridCode[]
  readonly description: string
  readonly removedCount: number
  readonly origin: RequestOrigin
  readonly deskLevel: PlaceLevel
  /** What the page is sorted by. */
  readonly sortValue: number
}

type Parameter = string | number

/** Parameters of one statement. One that its text does not use has no type, so each is bound where it is used. */
interface Bound {
  readonly parameters: readonly Parameter[]
  readonly bind: (value: Parameter, type: string) => string
  readonly time: (ms: number) => string
  /** The present. */
  readonly now: () => string
}

const binding = (nowMs: number): Bound => {
  const parameters: Parameter[] = []
  const bind = (value: Parameter, type: string): string => {
    parameters.push(value)
    return `$${parameters.length}::text::${type}`
  }
  const time = (ms: number): string => bind(new Date(ms).toISOString(), 'timestamptz')
  let now: string | undefined
  return { parameters, bind, time, now: () => (now ??= time(nowMs)) }
}

const withRequest = `JOIN request r ON r.street_id = s.street_id AND r.id = s.id AND r.created_at = s.created_at`
const from = `request_state s ${withRequest}`
/** Only who owns a request stands with the request itself. */
const fromFor = (filter: RequestFilter): string => (filter.ownerships === null ? 'request_state s' : from)

type Condition = () => string
const nobody: Condition = () => 'false'

/** SQL of who is in the numerator, and who is only in the denominator; written, and so bound, where it is asked for. */
const figureSql = (name: ListFigure, { now }: Bound): { yes: Condition; no: Condition } => {
  const clock = () => `coalesce(s.suspended_since, ${now()})`
  switch (name) {
    case 'total':
      return { yes: () => 'true', no: nobody }
    case 'response':
      return {
        yes: () => 's.signed_at <= s.sign_due',
        no: () => `s.signed_at > s.sign_due OR (s.signed_at IS NULL AND s.sign_due <= ${now()})`,
      }
    case 'resolution':
      return { yes: () => 's.solved', no: () => 'NOT s.solved' }
    case 'satisfaction':
      return { yes: () => 's.satisfied', no: () => 'NOT s.satisfied' }
    case 'onTime':
      return {
        yes: () => 's.closed_at <= s.close_due',
        no: () => `s.closed_at > s.close_due OR (s.closed_at IS NULL AND s.close_due <= ${clock()})`,
      }
    case 'rework':
      return { yes: () => 's.reworks > 0', no: () => 's.visited_at IS NOT NULL AND s.reworks = 0' }
    case 'open':
      return { yes: () => 's.closed_at IS NULL', no: nobody }
    case 'overdue':
      return { yes: () => `s.closed_at IS NULL AND s.close_due < ${clock()}`, no: nobody }
    default:
      return name satisfies never
  }
}

const listedColumns = `ST_X(r.geom) AS lon, ST_Y(r.geom) AS lat, r.ownership, r.candidates, r.description,
  r.removed_count::int AS "removedCount", r.origin`

/** What is open or overdue also counts from before the window. */
const countsEarlier = (filter: RequestFilter): boolean =>
  filter.figure?.name === 'open' || filter.figure?.name === 'overdue'

const conditionsOf = (filter: RequestFilter, bound: Bound): string => {
  const { bind, time } = bound
  const conditions = [`s.street_id = ${bind(filter.streetId, 'text')}`]
  if (filter.fromMs !== null && !countsEarlier(filter))
    conditions.push(`s.created_at >= ${time(filter.fromMs)}`)
  if (filter.toMs !== null) conditions.push(`s.created_at < ${time(filter.toMs)}`)
  const among = (column: string, values: readonly (string | number)[] | null, type: string) => {
    // As a set, which is looked up, not a list, which is gone through for every row.
    if (values !== null) conditions.push(`${column} IN (SELECT unnest(${bind(arrayLiteral(values), type)}))`)
  }
  among('s.category', filter.categories, 'text[]')
  among('s.stage', filter.stages, 'int[]')
  among('s.basic_code', filter.basicCodes, 'text[]')
  among('r.ownership', filter.ownerships, 'text[]')
  if (filter.open !== null) conditions.push(`s.closed_at IS ${filter.open ? '' : 'NOT '}NULL`)
  if (filter.overdue !== null) {
    const { yes } = figureSql('overdue', bound)
    conditions.push(filter.overdue ? `(${yes()})` : `NOT (${yes()})`)
  }
  if (filter.figure !== null) {
    const { yes, no } = figureSql(filter.figure.name, bound)
    const wanted = filter.figure.yes
    conditions.push(wanted === null ? `((${yes()}) OR (${no()}))` : `(${wanted ? yes() : no()})`)
  }
  return conditions.join(' AND ')
}

const epochMs = (moment: string): string => `(extract(epoch FROM ${moment}) * 1000)::float8`
/** Those that are closed come after all that are open, the last closed first. */
const afterOpen = `1e15 - ${epochMs('s.closed_at')}`

interface Order {
  /** What is sorted by, and what a page's end is told by. */
  readonly key: string
  readonly value: string
  readonly direction: 'ASC' | 'DESC'
  readonly keyOf: (value: number) => string
}

const orderOf = (sort: ListSort, { bind, time, now }: Bound): Order => {
  const number = (key: string): Order => ({
    key,
    value: key,
    direction: 'ASC',
    keyOf: (value) => bind(value, 'float8'),
  })
  switch (sort) {
    // By the column itself: the index gives a page without looking at the others.
    case 'newest':
    case 'oldest':
      return {
        key: 's.created_at',
        value: epochMs('s.created_at'),
        direction: sort === 'newest' ? 'DESC' : 'ASC',
        keyOf: time,
      }
    case 'due':
      return number(`CASE WHEN s.closed_at IS NULL
        THEN ${epochMs(`(s.close_due + coalesce(${now()} - s.suspended_since, interval '0'))`)} ELSE ${afterOpen} END`)
    case 'waiting':
      return number(`CASE WHEN s.closed_at IS NULL THEN ${epochMs('s.stage_since')} ELSE ${afterOpen} END`)
    default:
      return sort satisfies never
  }
}

export const selectRequestList = async (
  sql: Sql,
  filter: RequestFilter,
  { sort, limit, after }: ListPage,
): Promise<ListedRequest[]> => {
  const bound = binding(filter.nowMs)
  const { bind, parameters } = bound
  const { key, value, direction, keyOf } = orderOf(sort, bound)
  const later =
    after === null
      ? ''
      : `AND (${key}, s.id) ${direction === 'ASC' ? '>' : '<'} (${keyOf(after.value)}, ${bind(after.id, 'int')})`
  const page = `SELECT s.street_id, s.id, s.created_at, ${value} AS value, ${key} AS key FROM ${fromFor(filter)}
                 WHERE ${conditionsOf(filter, bound)} ${later}
                 ORDER BY ${key} ${direction}, s.id ${direction} LIMIT ${bind(limit, 'int')}`
  return sql.unsafe<ListedRequest[]>(
    `SELECT ${stateColumns}, ${listedColumns}, page.value AS "sortValue"
       FROM (${page}) page
       JOIN request_state s ON s.street_id = page.street_id AND s.id = page.id AND s.created_at = page.created_at
       ${withRequest}
      ORDER BY page.key ${direction}, page.id ${direction}`,
    [...parameters],
    { prepare: true },
  )
}

export const countRequestList = async (sql: Sql, filter: RequestFilter): Promise<number> => {
  const bound = binding(filter.nowMs)
  const [row] = await sql.unsafe<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM ${fromFor(filter)} WHERE ${conditionsOf(filter, bound)}`,
    [...bound.parameters],
    { prepare: true },
  )
  return row?.count ?? 0
}

export const selectListedRequest = async (
  sql: Sql,
  streetId: StreetId,
  id: number,
): Promise<ListedRequest | null> => {
  const [row] = await sql.unsafe<ListedRequest[]>(
    `SELECT ${stateColumns}, ${listedColumns}, 0::float8 AS "sortValue" FROM ${from}
      WHERE s.street_id = $1::text AND s.id = $2::int`,
    [streetId, id],
    { prepare: true },
  )
  return row ?? null
}

export interface HistoryRow {
  readonly seq: number
  readonly kind: LoopEvent['kind']
  readonly stage: RequestStage
  readonly suspended: boolean
  readonly at: Date
  readonly solved: boolean | null
  readonly satisfied: boolean | null
  readonly reason: string | null
  readonly byMs: number | null
  readonly toLevel: PlaceLevel | null
  readonly toCode: GridCode | null
}

export const selectRequestHistory = (sql: ISql, streetId: StreetId, id: number): Promise<HistoryRow[]> => sql<
  HistoryRow[]
>`
  SELECT seq::int, kind, stage::int, suspended, at, solved, satisfied, reason, by_ms AS "byMs",
         to_level AS "toLevel", to_code AS "toCode"
    FROM request_event WHERE street_id = ${streetId} AND request_id = ${id} ORDER BY seq`

/**
 * Requests of the window as columns, in order of making, as the text of one JSON object: the server hands it on as it
 * is. `minute`: whole minutes since the window's start; `category`, `basic`: indexes into the lists given, −1 for none.
 */
export const selectRequestColumns = async (
  sql: Sql,
  filter: RequestFilter & { readonly fromMs: number },
  categories: readonly RequestCategory[],
  basics: readonly string[],
): Promise<string> => {
  const bound = binding(filter.nowMs)
  const { bind, time, now } = bound
  const start = time(filter.fromMs)
  const minute = (moment: string) => `floor(extract(epoch FROM ${moment} - ${start}) / 60)::int`
  const categoryList = bind(arrayLiteral(categories), 'text[]')
  const basicList = bind(arrayLiteral(basics), 'text[]')
  const lists = {
    id: 'id',
    lon: 'lon',
    lat: 'lat',
    minute: 'made',
    category: 'category',
    stage: 'stage',
    overdue: 'overdue',
    closedMinute: 'closed',
    basic: 'basic',
  }
  const aggregates = Object.entries(lists).map(
    ([name, column]) => `'${name}', coalesce(json_agg(${column} ORDER BY created_at, id), '[]'::json)`,
  )
  const [row] = await sql.unsafe<{ text: string }[]>(
    `SELECT json_build_object(${aggregates.join(', ')})::text AS text FROM (
       SELECT s.id, s.created_at, ST_X(r.geom) AS lon, ST_Y(r.geom) AS lat, ${minute('s.created_at')} AS made,
              array_position(${categoryList}, s.category) - 1 AS category, s.stage,
              (s.closed_at IS NULL AND s.close_due < coalesce(s.suspended_since, ${now()}))::int AS overdue,
              ${minute('s.closed_at')} AS closed,
              coalesce(array_position(${basicList}, s.basic_code) - 1, -1) AS basic
         FROM ${from} WHERE ${conditionsOf(filter, bound)}) points`,
    [...bound.parameters],
    { prepare: true },
  )
  return row?.text ?? '{}'
}
