import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { mayUse } from '../auth/access.ts'
import { etagOf } from '../ogc/etag.ts'
import { pack } from '../ogc/packed-answer.ts'
import { createRequestKeys, readLatest, type RequestKey } from '../services/requests/latest.ts'
import type { StreetData } from '../services/street-data.ts'
import { raise } from './answer-invalid.ts'
import { askedPlace, gridCodeIn } from './asked-place.ts'
import { chooseView } from './choose-view.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { createKeptAnswers, type KeptAnswers } from './kept-answers.ts'
import { problemResponse } from './problem-schema.ts'
import { headOf, requestEtagParts } from './requests-answers.ts'
import { type LatestRequests, latestRequestsSchema } from './requests-latest-schema.ts'
import { placeQuery } from './requests-parameters.ts'

const keptBytes = 10_000_000
const mostItems = 50
const usualItems = 12

const limit = z
  .string()
  .default(String(usualItems))
  .transform((text) => (/^\d{1,3}$/.test(text) ? Number(text) : Number.NaN))
  .refine((value) => value >= 1 && value <= mostItems, {
    message: `is a whole number from 1 to ${mostItems}`,
    params: raise('bad-limit'),
  })
  .openapi({ type: 'integer', default: usualItems, minimum: 1, maximum: mostItems })

/** Requests are stored with the grid in force: there is no other plan to ask for. */
const querySchema = z.strictObject({ street: placeQuery.street, grid: placeQuery.grid, limit })

const route = {
  method: 'get' as const,
  path: '/api/v1/requests/latest' as const,
  permission: 'map.read' as const,
  tags: ['requests'],
  summary: 'The newest requests of a place, and those that are overdue the longest',
  description:
    'Without `requests.read` a request has neither id nor position, and one of a basic grid with few requests is shown with its unit.',
  request: { query: querySchema },
  responses: {
    200: {
      description: 'Two short lists',
      content: { 'application/json': { schema: latestRequestsSchema } },
    },
    304: { description: 'Not modified' },
    default: problemResponse,
  },
}

const nothing: ReadonlySet<string> = new Set()

const answerLatest = async (
  c: Context<AppEnv>,
  data: StreetData,
  kept: KeptAnswers,
  keys: () => Promise<RequestKey>,
  query: z.infer<typeof querySchema>,
): Promise<Response> => {
  const chosen = await chooseView(data, { street: query.street })
  if (chosen instanceof Response) return chosen
  const { view, plan } = chosen
  const named = mayUse(c.var.identity, 'requests.read')
  const code = gridCodeIn(view, query)
  const asked = [`${code}`, `${query.limit}`, `${named}`, JSON.stringify(plan)]
  const etag = etagOf('latest', ...asked, ...requestEtagParts(data, view))
  return kept(c, etag, async () => {
    const place = await askedPlace(data, chosen, query)
    if (place instanceof Response) return place
    const withheld = named ? nothing : (await data.requestFacts(view)).suppressed
    const found = await readLatest(data.db.sql, {
      streetId: view.head.id,
      facts: place.names.facts,
      code: place.code,
      basicCodes: place.basicCodes,
      nowMs: data.presentOf(view),
      limit: query.limit,
      withheld,
      named,
      key: await keys(),
    })
    const body: LatestRequests = { ...headOf(data, view, plan), ...found }
    return pack(JSON.stringify(body), 'application/json')
  })
}

export const addRequestsLatestRoute = (app: App, data: StreetData): void => {
  const kept = createKeptAnswers(keptBytes)
  const keys = createRequestKeys(data.db.sql)
  declareRoute(app, route, (c) => answerLatest(c, data, kept, keys, c.req.valid('query')))
}
