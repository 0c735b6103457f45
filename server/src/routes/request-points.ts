import { z } from '@hono/zod-openapi'
import { requestCategories, startOfChinaDayMs } from '@wangge/geodata'
import type { Context } from 'hono'
import { countRequestList, selectRequestColumns } from '../db/queries/request-list.ts'
import { etagOf } from '../ogc/etag.ts'
import { pack } from '../ogc/packed-answer.ts'
import { daysAsked, recentDays } from '../services/requests/request-window.ts'
import type { StreetData } from '../services/street-data.ts'
import { askedPlace } from './asked-place.ts'
import { chooseView } from './choose-view.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { createKeptAnswers, type KeptAnswers } from './kept-answers.ts'
import { problem } from './problem.ts'
import { problemResponse } from './problem-schema.ts'
import { headOf, requestEtagParts } from './requests-answers.ts'
import {
  categoriesInQuery,
  fromDay,
  isWindow,
  placeQuery,
  toDay,
  windowMessage,
} from './requests-parameters.ts'
import { requestPointsSchema } from './requests-schema.ts'

const mostPoints = 200_000
/** Some tens of answers. */
const keptBytes = 60_000_000

const querySchema = z
  .strictObject({ ...placeQuery, category: categoriesInQuery, from: fromDay, to: toDay })
  .refine(isWindow, windowMessage)
type Query = z.infer<typeof querySchema>

const route = {
  method: 'get' as const,
  path: '/api/v1/requests/points' as const,
  permission: 'requests.read' as const,
  tags: ['requests'],
  summary: 'Requests of a window as columns, for maps and playback',
  description: `The last ${recentDays} days where nothing is said; at most ${mostPoints} requests.`,
  request: { query: querySchema },
  responses: {
    200: { description: 'Columns', content: { 'application/json': { schema: requestPointsSchema } } },
    304: { description: 'Not modified' },
    default: problemResponse,
  },
}

const answerPoints = async (
  c: Context<AppEnv>,
  data: StreetData,
  kept: KeptAnswers,
  query: Query,
): Promise<Response> => {
  const chosen = await chooseView(data, query)
  if (chosen instanceof Response) return chosen
  const { view, plan } = chosen
  const asked = await askedPlace(data, chosen, query)
  if (asked instanceof Response) return asked
  const { basicCodes } = asked
  const nowMs = data.presentOf(view)
  const { fromDay: first, toDay: end } = daysAsked(query, nowMs)
  const fromMs = startOfChinaDayMs(first)
  const basics = basicCodes ?? asked.names.facts.tree.basicsOf(null).map((basic) => basic.code)
  const etag = etagOf(c.req.url, ...requestEtagParts(data, view))
  return kept(c, etag, async () => {
    const filter = {
      streetId: view.head.id,
      nowMs,
      fromMs,
      toMs: startOfChinaDayMs(end),
      categories: query.category ?? null,
      stages: null,
      basicCodes,
      ownerships: null,
      open: null,
      overdue: null,
      figure: null,
    }
    const count = await countRequestList(data.db.sql, filter)
    if (count > mostPoints)
      return problem(422, 'window-too-full', `${count} requests; at most ${mostPoints} are drawn.`)
    const points = await selectRequestColumns(data.db.sql, filter, requestCategories, basics)
    const head = JSON.stringify({
      ...headOf(data, view, plan),
      from: new Date(fromMs).toISOString(),
      categories: requestCategories,
      basics,
    })
    // The columns go through as the text they came in: reading and writing them would hold up everybody else.
    return pack(`${head.slice(0, -1)},"points":${points}}`, 'application/json')
  })
}

export const addRequestPointsRoute = (app: App, data: StreetData): void => {
  const kept = createKeptAnswers(keptBytes)
  declareRoute(app, route, (c) => answerPoints(c, data, kept, c.req.valid('query')))
}
