import { z } from '@hono/zod-openapi'
import { startOfChinaDayMs } from '@wangge/geodata'
import type { Context } from 'hono'
import {
  countRequestList,
  listFigures,
  type ListPosition,
  listSorts,
  ownerships,
  type RequestFilter,
  selectRequestList,
} from '../db/queries/request-list.ts'
import { answer } from '../ogc/answer.ts'
import { etagOf } from '../ogc/etag.ts'
import { describeRequest } from '../services/requests/describe-request.ts'
import type { StreetData } from '../services/street-data.ts'
import { askedPlace } from './asked-place.ts'
import { chooseView } from './choose-view.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { problem } from './problem.ts'
import { problemResponse } from './problem-schema.ts'
import { headOf, requestEtagParts } from './requests-answers.ts'
import {
  categoriesInQuery,
  fromDay,
  isWindow,
  listOf,
  placeQuery,
  stagesInQuery,
  toDay,
  windowMessage,
  yesNo,
} from './requests-parameters.ts'
import { type RequestList, requestListSchema } from './requests-schema.ts'

const mostItems = 200

const querySchema = z
  .strictObject({
    ...placeQuery,
    category: categoriesInQuery,
    stage: stagesInQuery,
    from: fromDay,
    to: toDay,
    open: yesNo,
    overdue: yesNo,
    ownership: listOf(ownerships, (text) => text, 'bad-value'),
    figure: z.enum(listFigures).optional().openapi({
      description:
        'Only the requests that this indicator of the window counts; see /api/v1/requests/indicators',
    }),
    yes: yesNo.openapi({ description: 'With `figure`: those in its numerator, or in its denominator alone' }),
    sort: z.enum(listSorts).default('newest'),
    limit: z.coerce.number().int().min(1).max(mostItems).default(50),
    cursor: z.string().optional(),
  })
  .refine(isWindow, windowMessage)
type Query = z.infer<typeof querySchema>

const route = {
  method: 'get' as const,
  path: '/api/v1/requests' as const,
  permission: 'requests.read' as const,
  tags: ['requests'],
  summary: 'Requests, with the stage each waits in and what is overdue',
  request: { query: querySchema },
  responses: {
    200: { description: 'A page', content: { 'application/json': { schema: requestListSchema } } },
    304: { description: 'Not modified' },
    default: problemResponse,
  },
}

/** Opaque to the reader: base64url of what the page was sorted by, and where it ended. */
const writeCursor = (sort: string, { value, id }: ListPosition): string =>
  Buffer.from(`${sort}/${value}/${id}`).toString('base64url')

const readCursor = (text: string, sort: string): ListPosition | null => {
  const [, of, value, id] =
    /^([a-z]+)\/(-?\d{1,16}(?:\.\d{1,6})?)\/(\d{1,9})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  return of === sort ? { value: Number(value), id: Number(id) } : null
}

const filterOf = (
  query: Query,
  streetId: RequestFilter['streetId'],
  nowMs: number,
  basicCodes: readonly string[] | null,
): RequestFilter => ({
  streetId,
  nowMs,
  fromMs: query.from === undefined ? null : startOfChinaDayMs(query.from),
  toMs: query.to === undefined ? null : startOfChinaDayMs(query.to + 1),
  categories: query.category ?? null,
  stages: query.stage ?? null,
  basicCodes,
  ownerships: query.ownership ?? null,
  open: query.open ?? null,
  overdue: query.overdue ?? null,
  figure: query.figure === undefined ? null : { name: query.figure, yes: query.yes ?? null },
})

const answerList = async (c: Context<AppEnv>, data: StreetData, query: Query): Promise<Response> => {
  const chosen = await chooseView(data, query)
  if (chosen instanceof Response) return chosen
  const { view, plan } = chosen
  const asked = await askedPlace(data, chosen, query)
  if (asked instanceof Response) return asked
  const { names, basicCodes } = asked
  const after = query.cursor === undefined ? null : readCursor(query.cursor, query.sort)
  if (query.cursor !== undefined && after === null) return problem(400, 'bad-cursor')
  const type = 'application/json'
  const etag = etagOf(c.req.url, ...requestEtagParts(data, view))
  if (c.req.header('If-None-Match') !== undefined) {
    const kept = answer(c, { body: '', type, etag })
    if (kept.status === 304) return kept
  }
  const nowMs = data.presentOf(view)
  const filter = filterOf(query, view.head.id, nowMs, basicCodes)
  const { sql } = data.db
  const [rows, total] = await Promise.all([
    // One more than the page holds tells that there is a next.
    selectRequestList(sql, filter, { sort: query.sort, limit: query.limit + 1, after }),
    countRequestList(sql, filter),
  ])
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const body: RequestList = {
    ...headOf(data, view, plan),
    total,
    items: page.map((row) => describeRequest(row, view.head.id, names, nowMs)),
    next:
      rows.length > page.length && last !== undefined
        ? writeCursor(query.sort, { value: last.sortValue, id: last.id })
        : null,
  }
  return answer(c, { body: JSON.stringify(body), type, etag })
}

export const addRequestListRoute = (app: App, data: StreetData): void => {
  declareRoute(app, route, (c) => answerList(c, data, c.req.valid('query')))
}
