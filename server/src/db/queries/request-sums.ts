import {
  type IndicatorSums,
  isoDay,
  type RequestCategory,
  type RequestStage,
  requestStages,
  startOfChinaDayMs,
} from '@wangge/geodata'
import type { Sql } from '../database.ts'
import { arrayLiteral } from '../insert-rows.ts'
import { wholeStreet } from '../request-tallies.ts'
import { type TallyField, tallyFields } from '../tally-fields.ts'

/** Days [fromDay, toDay) of China since 1970-01-01. */
export interface DayWindow {
  readonly fromDay: number
  readonly toDay: number
}

export interface SumsQuery extends DayWindow {
  readonly streetId: string
  /** What is open, late and overdue is so at this moment. */
  readonly nowMs: number
  /** All where null. */
  readonly categories: readonly RequestCategory[] | null
  /** Basic codes that are counted (`noGrid` among them), each with the group it counts in; null: the whole street. */
  readonly groupOf: ReadonlyMap<string, string> | null
  /** What a group is: what `groupOf` says (or all in one, named ''), a category, or a day as `YYYY-MM-DD`. */
  readonly by: 'place' | 'category' | 'day'
}

type Parameter = string | number | Date

/** Parts of the statements below; parameters are numbered as they are bound. */
const conditionsOf = (query: SumsQuery) => {
  const parameters: Parameter[] = []
  const bind = (value: Parameter, type: string): string => {
    parameters.push(value)
    return `$${parameters.length}::text::${type}`
  }
  const categories = (column: string): string =>
    query.categories === null ? '' : `AND ${column} = ANY(${bind(arrayLiteral(query.categories), 'text[]')})`
  const groups = (codeColumn: string): string =>
    query.groupOf === null
      ? ''
      : `JOIN unnest(${bind(arrayLiteral([...query.groupOf.keys()]), 'text[]')},
                     ${bind(arrayLiteral([...query.groupOf.values()]), 'text[]')}) AS g (code, name)
           ON g.code = ${codeColumn}`
  const place = query.groupOf === null ? `''` : 'g.name'
  return { parameters, bind, categories, groups, place }
}

type SumRow = { name: string; hours: number[] | null } & Record<TallyField, number>

/** `FROM request_tally` of the window, with the group of each row as `name`. */
const tallyRows = (query: SumsQuery) => {
  const { parameters, bind, categories, groups, place } = conditionsOf(query)
  const name = { place, category: 't.category', day: `to_char(t.day, 'YYYY-MM-DD')` }[query.by]
  const text = `FROM request_tally t ${groups('t.basic_code')}
    WHERE t.street_id = ${bind(query.streetId, 'text')}
      AND t.day >= ${bind(isoDay(query.fromDay), 'date')} AND t.day < ${bind(isoDay(query.toDay), 'date')}
      ${query.groupOf === null ? `AND t.basic_code = '${wholeStreet}'` : ''} ${categories('t.category')}`
  return { parameters, name, text }
}

const selectTallies = async (sql: Sql, query: SumsQuery): Promise<SumRow[]> => {
  const { parameters, name, text } = tallyRows(query)
  const sums = tallyFields.map(([field, column]) => `sum(t.${column})::int AS "${field}"`)
  // Only the figures of one place show its hours.
  const hours =
    query.by === 'place'
      ? Array.from({ length: 24 }, (_, i) => `sum(t.by_hour[${i + 1}])::int`).join(', ')
      : null
  return sql.unsafe<SumRow[]>(
    `SELECT ${name} AS name, ${sums.join(', ')}, ${hours === null ? 'NULL' : `ARRAY[${hours}]`} AS hours
     ${text} GROUP BY 1`,
    parameters,
    { prepare: true },
  )
}

/** Requests made, by group; a group without one is not there. */
export const selectRequestCounts = async (sql: Sql, query: SumsQuery): Promise<Map<string, number>> => {
  const { parameters, name, text } = tallyRows(query)
  const rows = await sql.unsafe<{ name: string; count: number }[]>(
    `SELECT ${name} AS name, sum(t.requests)::int AS count ${text} GROUP BY 1`,
    parameters,
    { prepare: true },
  )
  return new Map(rows.map(({ name: group, count }) => [group, count]))
}

/** Requests made, of all groups together. */
export const selectRequestTotal = async (sql: Sql, query: SumsQuery): Promise<number> => {
  const { parameters, text } = tallyRows(query)
  const [row] = await sql.unsafe<{ total: number }[]>(
    `SELECT coalesce(sum(t.requests), 0)::int AS total ${text}`,
    parameters,
    { prepare: true },
  )
  return row?.total ?? 0
}

const selectSteps = async (
  sql: Sql,
  query: SumsQuery,
): Promise<{ name: string; step: number; count: number }[]> => {
  const { parameters, name, text } = tallyRows(query)
  return sql.unsafe(
    `SELECT name, step, count(*)::int AS count
       FROM (SELECT ${name} AS name, unnest(t.close_steps) AS step ${text}) s GROUP BY 1, 2`,
    parameters,
    { prepare: true },
  )
}

interface OpenRow {
  name: string
  stage: RequestStage
  count: number
  overdue: number
  signLate: number
  closeLate: number
}

/** Of those open: all made before the window's end by stage, and of the window's own what is late. */
const selectOpen = async (sql: Sql, query: SumsQuery): Promise<OpenRow[]> => {
  const { parameters, bind, categories, groups, place } = conditionsOf(query)
  const now = bind(new Date(query.nowMs).toISOString(), 'timestamptz')
  const from = bind(new Date(startOfChinaDayMs(query.fromDay)).toISOString(), 'timestamptz')
  const to = bind(new Date(startOfChinaDayMs(query.toDay)).toISOString(), 'timestamptz')
  const day = `to_char(s.created_at AT TIME ZONE 'UTC' + interval '8 hours', 'YYYY-MM-DD')`
  const name = { place, category: 's.category', day }[query.by]
  return sql.unsafe<OpenRow[]>(
    `SELECT ${name} AS name, s.stage::int, count(*)::int AS count,
            count(*) FILTER (WHERE s.close_due < coalesce(s.suspended_since, ${now}))::int AS overdue,
            count(*) FILTER (WHERE s.created_at >= ${from} AND s.signed_at IS NULL AND s.sign_due <= ${now})::int
              AS "signLate",
            count(*) FILTER (WHERE s.created_at >= ${from}
                               AND s.close_due <= coalesce(s.suspended_since, ${now}))::int AS "closeLate"
       FROM request_state s ${groups("coalesce(s.basic_code, '')")}
      WHERE s.street_id = ${bind(query.streetId, 'text')} AND s.closed_at IS NULL AND s.created_at < ${to}
        ${query.by === 'day' ? `AND s.created_at >= ${from}` : ''} ${categories('s.category')}
      GROUP BY 1, 2`,
    parameters,
    { prepare: true },
  )
}

/**
 * What the indicators of a window are made of, by group; a group in which nothing was made and nothing is open is not
 * there. Reads sums and open requests, never all requests.
 */
export const selectRequestSums = async (sql: Sql, query: SumsQuery): Promise<Map<string, IndicatorSums>> => {
  const [tallies, steps, open] = await Promise.all([
    selectTallies(sql, query),
    selectSteps(sql, query),
    selectOpen(sql, query),
  ])
  const talliesBy = new Map(tallies.map((row) => [row.name, row]))
  const stepsBy = byName(steps)
  const openBy = byName(open)
  const names = new Set([...talliesBy.keys(), ...openBy.keys()])
  return new Map(
    [...names].map((name) => [
      name,
      sumsOf(talliesBy.get(name), stepsBy.get(name) ?? [], openBy.get(name) ?? []),
    ]),
  )
}

const byName = <T extends { readonly name: string }>(rows: readonly T[]): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(row.name)
    if (group) group.push(row)
    else groups.set(row.name, [row])
  }
  return groups
}

const fieldsOf = (tally: SumRow | undefined): Record<TallyField, number> =>
  Object.fromEntries(tallyFields.map(([field]) => [field, tally?.[field] ?? 0])) as Record<TallyField, number>

const sumsOf = (
  tally: SumRow | undefined,
  steps: readonly { step: number; count: number }[],
  open: readonly OpenRow[],
): IndicatorSums => {
  const byStage = requestStages.map((stage) => {
    const here = open.find((row) => row.stage === stage)
    const count = stage === 7 ? (tally?.closed ?? 0) : (here?.count ?? 0)
    return { stage, count, overdue: here?.overdue ?? 0 }
  })
  return {
    ...fieldsOf(tally),
    signLate: open.reduce((sum, row) => sum + row.signLate, 0),
    closeLate: open.reduce((sum, row) => sum + row.closeLate, 0),
    byStage,
    byHour: tally?.hours ?? Array.from({ length: 24 }, () => 0),
    closeSteps: new Map(steps.map(({ step, count }) => [step, count])),
  }
}
