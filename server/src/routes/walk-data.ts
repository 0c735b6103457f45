import { z } from '@hono/zod-openapi'
import type { Result } from '@wangge/geodata'
import type { Context } from 'hono'
import { etagOf, isNotModified } from '../ogc/etag.ts'
import type { StreetData, StreetView } from '../services/street-data.ts'
import { chooseView } from './choose-view.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { problemResponse } from './problem-schema.ts'
import { planChoice, streetChoice } from './walk-parameters.ts'
import { walkProblem } from './walk-problem.ts'

const type = 'application/octet-stream'

const bytesAnswer = {
  200: {
    description:
      'The file, versioned and with a checksum; its form is internal to one version of the product',
    content: { [type]: { schema: z.string().openapi({ format: 'binary' }) } },
  },
  304: { description: 'Not modified' },
  default: problemResponse,
}

const networkRoute = {
  method: 'get' as const,
  path: '/api/v1/walk-network' as const,
  permission: 'map.read' as const,
  tags: ['walks'],
  summary: 'The street’s walking network, for computing walks in the browser',
  request: { query: z.strictObject({ street: streetChoice }) },
  responses: bytesAnswer,
}

const groundRoute = {
  method: 'get' as const,
  path: '/api/v1/walk-ground' as const,
  permission: 'map.read' as const,
  tags: ['walks'],
  summary: 'What walks are counted by: buildings, grids and centres of the street under a plan',
  request: { query: z.strictObject({ street: streetChoice, plan: planChoice }) },
  responses: bytesAnswer,
}

const answerBytes = async (
  c: Context<AppEnv>,
  etag: string,
  read: () => Promise<Result<Uint8Array<ArrayBuffer>>>,
): Promise<Response> => {
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' }
  if (isNotModified(c.req.header('If-None-Match'), etag)) return new Response(null, { status: 304, headers })
  const bytes = await read()
  if (!bytes.ok) return walkProblem(bytes.failure)
  return new Response(bytes.value, {
    status: 200,
    headers: { ...headers, 'Content-Type': type, 'Content-Length': String(bytes.value.byteLength) },
  })
}

const etagFor = (what: string, { head, planId }: StreetView) => etagOf(what, head.id, head.stamp, planId)

/** What the browser's worker needs to answer like the server. */
export const addWalkDataRoutes = (app: App, data: StreetData): void => {
  declareRoute(app, networkRoute, async (c) => {
    const chosen = await chooseView(data, c.req.valid('query'))
    if (chosen instanceof Response) return chosen as never
    const { view } = chosen
    return (await answerBytes(c, etagFor('walk-network', view), () => data.walks.networkBytes(view))) as never
  })
  declareRoute(app, groundRoute, async (c) => {
    const chosen = await chooseView(data, c.req.valid('query'))
    if (chosen instanceof Response) return chosen as never
    const { view } = chosen
    return (await answerBytes(c, etagFor('walk-ground', view), () => data.walks.groundBytes(view))) as never
  })
}
