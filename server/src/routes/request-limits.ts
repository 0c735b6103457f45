import { z } from '@hono/zod-openapi'
import { limitsOf, requestCategories } from '@wangge/geodata'
import type { Context } from 'hono'
import { selectRequestLimits, setRequestLimit } from '../db/queries/request-limits.ts'
import type { StreetData } from '../services/street-data.ts'
import { chooseView } from './choose-view.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { problemResponse } from './problem-schema.ts'
import { headOf } from './requests-answers.ts'
import { limitsSchema, type RequestLimitsAnswer } from './requests-schema.ts'
import { streetChoice } from './walk-parameters.ts'

const hourMs = 3_600_000
const mostHours = 8760
const hours = z.number().int().min(1).max(mostHours)
const answers = {
  200: { description: 'Limits', content: { 'application/json': { schema: limitsSchema } } },
  default: problemResponse,
}

const readRoute = {
  method: 'get' as const,
  path: '/api/v1/requests/limits' as const,
  permission: 'map.read' as const,
  tags: ['requests'],
  summary: 'Within how many hours requests of each category are signed for and closed',
  request: { query: z.strictObject({ street: streetChoice }) },
  responses: answers,
}

const limitSchema = z
  .strictObject({
    street: streetChoice,
    category: z.enum(requestCategories),
    signHours: hours,
    closeHours: hours,
  })
  .openapi('RequestLimit')

const writeRoute = {
  method: 'put' as const,
  path: '/api/v1/requests/limits' as const,
  permission: 'requests.write' as const,
  tags: ['requests'],
  summary: 'Sets the limits of one category, for requests that are made from now on',
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: limitSchema,
        },
      },
    },
  },
  responses: answers,
}

const answerSet = async (
  c: Context<AppEnv>,
  data: StreetData,
  { street, category, signHours, closeHours }: z.infer<typeof limitSchema>,
): Promise<Response> => {
  const chosen = await chooseView(data, { street })
  if (chosen instanceof Response) return chosen
  await setRequestLimit(data.db.sql, chosen.view.head.id, category, { signHours, closeHours })
  return answerLimits(c, data, street)
}

const answerLimits = async (
  c: Context<AppEnv>,
  data: StreetData,
  street: string | undefined,
): Promise<Response> => {
  const chosen = await chooseView(data, { street })
  if (chosen instanceof Response) return chosen
  const { view, plan } = chosen
  const settings = await selectRequestLimits(data.db.sql, view.head.id)
  const body: RequestLimitsAnswer = {
    ...headOf(data, view, plan),
    limits: requestCategories.map((category) => {
      const { signMs, closeMs } = limitsOf(category, settings)
      return { category, signHours: signMs / hourMs, closeHours: closeMs / hourMs }
    }),
  }
  return c.json(body, 200)
}

export const addRequestLimitRoutes = (app: App, data: StreetData): void => {
  declareRoute(app, readRoute, (c) => answerLimits(c, data, c.req.valid('query').street) as never)
  declareRoute(app, writeRoute, (c) => answerSet(c, data, c.req.valid('json')) as never)
}
