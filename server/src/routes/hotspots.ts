import type { Context } from 'hono'
import { mayUse } from '../auth/access.ts'
import { asOf, etagOf, isNotModified } from '../ogc/etag.ts'
import { answerPacked } from '../ogc/packed-answer.ts'
import { describeHotspotQuery } from '../services/hotspot-description.ts'
import { completeQuery } from '../services/hotspot-query.ts'
import type { HotspotService } from '../services/hotspots.ts'
import type { StreetData } from '../services/street-data.ts'
import { chooseView } from './choose-view.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { type HotspotsQuery, hotspotsQuerySchema, resolutionOf } from './hotspots-parameters.ts'
import { hotspotsProblem } from './hotspots-problem.ts'
import { hotspotsSchema } from './hotspots-schema.ts'
import { problemResponse } from './problem-schema.ts'

const route = {
  method: 'get' as const,
  path: '/api/v1/hotspots' as const,
  permission: 'map.read' as const,
  tags: ['requests'],
  summary: 'Where requests cluster more than chance allows',
  description: [
    'Getis–Ord Gi* by hexagon or basic grid, with p, the false discovery rate, and bands of 90, 95 and 99 per cent.',
    'Counts of fewer than five requests are told only to accounts that may see single ones.',
    'Where there is nothing to compare, `cells` is empty and `reason` says why.',
    'Others are being answered already: 503 `too-busy`; closing the connection gives up the place in the queue.',
  ].join(' '),
  request: { query: hotspotsQuerySchema },
  responses: {
    200: { description: 'Every cell compared', content: { 'application/json': { schema: hotspotsSchema } } },
    304: { description: 'Not modified' },
    default: problemResponse,
  },
}

const answerHotspots = async (
  c: Context<AppEnv>,
  data: StreetData,
  hotspots: HotspotService,
  asked: HotspotsQuery,
): Promise<Response> => {
  const chosen = await chooseView(data, asked)
  if (chosen instanceof Response) return chosen
  const { view, plan } = chosen
  const completed = completeQuery(
    {
      fromMs: asked.from ?? null,
      toMs: asked.to ?? null,
      categories: asked.category ?? null,
      cells: asked.cells,
      resolution: resolutionOf(asked),
      denominator: asked.denominator,
      statistic: asked.statistic,
      neighbours: asked.neighbours ?? null,
      metres: asked.metres ?? null,
      k: asked.k ?? null,
      chance: asked.chance ?? null,
      history: asked.history === 'true',
      steps: asked.steps ?? null,
    },
    view.head.asOfMs,
  )
  if (!completed.ok) return hotspotsProblem(completed.failure)
  const query = completed.value
  const geometry = asked.geometry === 'true'
  const withhold = !mayUse(c.var.identity, 'requests.read')
  const described = describeHotspotQuery(query, geometry)
  const etag = etagOf(
    'hotspots',
    view.head.id,
    view.head.requestStamp,
    JSON.stringify([plan, described, withhold]),
  )
  if (isNotModified(c.req.header('If-None-Match'), etag))
    return new Response(null, {
      status: 304,
      headers: { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Accept, Accept-Encoding' },
    })
  const answer = await hotspots.answer(
    etag,
    c.req.raw.signal,
    async () => ({ view, facts: await data.facts(view) }),
    query,
    { head: { asOf: asOf([view], 'requests'), plan, ...described }, withhold, geometry },
  )
  return answer.ok ? answerPacked(c, answer.value, etag, {}) : hotspotsProblem(answer.failure)
}

export const addHotspotsRoute = (app: App, data: StreetData, hotspots: HotspotService): void => {
  declareRoute(app, route, (c) => answerHotspots(c, data, hotspots, c.req.valid('query')))
}
