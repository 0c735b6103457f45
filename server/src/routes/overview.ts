import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { mayUse } from '../auth/access.ts'
import { answer } from '../ogc/answer.ts'
import { asOf, etagOf } from '../ogc/etag.ts'
import { readOverview } from '../services/overview.ts'
import type { StreetData } from '../services/street-data.ts'
import { gridCodeIn, unknownGrid } from './asked-place.ts'
import { chooseView } from './choose-view.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { type Overview, overviewSchema } from './overview-schema.ts'
import { problemResponse } from './problem-schema.ts'

const querySchema = z.strictObject({
  street: z
    .string()
    .optional()
    .openapi({ description: 'The demo street, or the first, where nothing is said' }),
  plan: z.string().optional().openapi({ description: 'The plan in force where nothing is said' }),
  grid: z
    .string()
    .optional()
    .openapi({ description: 'Code of a grid; the whole street where nothing is said' }),
})

const route = {
  method: 'get' as const,
  path: '/api/v1/overview' as const,
  permission: 'map.read' as const,
  tags: ['app'],
  summary: 'Figures of a place and of the places in it',
  request: { query: querySchema },
  responses: {
    200: {
      description:
        'Figures; those of fewer than five requests are withheld from whoever may not see single ones',
      content: { 'application/json': { schema: overviewSchema } },
    },
    304: { description: 'Not modified' },
    default: problemResponse,
  },
}

const answerOverview = async (
  c: Context<AppEnv>,
  data: StreetData,
  query: z.infer<typeof querySchema>,
): Promise<Response> => {
  const chosen = await chooseView(data, query)
  if (chosen instanceof Response) return chosen
  const { view, plan, streets } = chosen
  const seesSingleRequests = mayUse(c.var.identity, 'requests.read')
  const code = gridCodeIn(view, query)
  const known = streets.map(({ id, name }) => `${id}${name}`).join()
  const etag = etagOf(
    'overview',
    view.head.id,
    view.head.requestStamp,
    `${data.presentOf(view)}`,
    plan.id,
    `${code}`,
    `${seesSingleRequests}`,
    known,
  )
  const type = 'application/json'
  if (c.req.header('If-None-Match') !== undefined) {
    const kept = answer(c, { body: '', type, etag })
    if (kept.status === 304) return kept
  }
  const found = await readOverview(data, { view, streets, code, seesSingleRequests })
  if (found === null) return unknownGrid(plan.id, code)
  const body: Overview = { asOf: asOf([view], 'requests'), plan, ...found }
  return answer(c, { body: JSON.stringify(body), type, etag })
}

export const addOverviewRoute = (app: App, data: StreetData): void => {
  declareRoute(app, route, (c) => answerOverview(c, data, c.req.valid('query')))
}
