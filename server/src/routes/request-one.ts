import { z } from '@hono/zod-openapi'
import type { StreetData } from '../services/street-data.ts'
import { type App, declareRoute } from './declare.ts'
import { problemResponse } from './problem-schema.ts'
import { answerHistory } from './request-writes.ts'
import { requestHistorySchema } from './requests-schema.ts'
import { planChoice } from './walk-parameters.ts'

const route = {
  method: 'get' as const,
  path: '/api/v1/requests/{requestId}' as const,
  permission: 'requests.read' as const,
  tags: ['requests'],
  summary: 'One request with its history, and what the loop allows next',
  request: { params: z.object({ requestId: z.string() }), query: z.strictObject({ plan: planChoice }) },
  responses: {
    200: { description: 'The request', content: { 'application/json': { schema: requestHistorySchema } } },
    default: problemResponse,
  },
}

export const addRequestRoute = (app: App, data: StreetData): void => {
  declareRoute(
    app,
    route,
    (c) => answerHistory(c, data, c.req.valid('param').requestId, c.req.valid('query').plan, 200) as never,
  )
}
