import { z } from '@hono/zod-openapi'
import type { Result } from '@wangge/geodata'
import { etagOf } from '../ogc/etag.ts'
import { pack, type Packed } from '../ogc/packed-answer.ts'
import type { StreetData, StreetView } from '../services/street-data.ts'
import { chooseView } from './choose-view.ts'
import { type App, declareRoute } from './declare.ts'
import { createKeptAnswers } from './kept-answers.ts'
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

/** The files of some dozens of streets of the demo's size. */
const keptBytes = 60_000_000

const packFile = async (file: Result<Uint8Array<ArrayBuffer>>): Promise<Packed | Response> =>
  file.ok ? pack(file.value, type) : walkProblem(file.failure)

const etagFor = (what: string, { head, planId }: StreetView) => etagOf(what, head.id, head.stamp, planId)

/** What the browser's worker needs to answer like the server. */
export const addWalkDataRoutes = (app: App, data: StreetData): void => {
  const kept = createKeptAnswers(keptBytes)
  declareRoute(app, networkRoute, async (c) => {
    const chosen = await chooseView(data, c.req.valid('query'))
    if (chosen instanceof Response) return chosen
    const { view } = chosen
    return kept(c, etagFor('walk-network', view), async () => packFile(await data.walks.networkBytes(view)))
  })
  declareRoute(app, groundRoute, async (c) => {
    const chosen = await chooseView(data, c.req.valid('query'))
    if (chosen instanceof Response) return chosen
    const { view } = chosen
    return kept(c, etagFor('walk-ground', view), async () => packFile(await data.walks.groundBytes(view)))
  })
}
