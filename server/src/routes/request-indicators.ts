import { z } from '@hono/zod-openapi'
import { isoDay, type PlaceLevel, type RequestIndicators } from '@wangge/geodata'
import type { Context } from 'hono'
import { mayUse } from '../auth/access.ts'
import { etagOf } from '../ogc/etag.ts'
import { pack } from '../ogc/packed-answer.ts'
import { groupings, readIndicators } from '../services/requests/read-indicators.ts'
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
import {
  indicatorsSchema,
  type RequestGroupFigures,
  type RequestIndicatorsAnswer,
} from './requests-schema.ts'

/** Thousands of answers. */
const keptBytes = 30_000_000
/** Ten years. */
const mostDays = 3660

const querySchema = z
  .strictObject({
    ...placeQuery,
    category: categoriesInQuery,
    from: fromDay,
    to: toDay,
    by: z.enum(groupings).default('none'),
  })
  .refine(isWindow, windowMessage)
type Query = z.infer<typeof querySchema>

const route = {
  method: 'get' as const,
  path: '/api/v1/requests/indicators' as const,
  permission: 'map.read' as const,
  tags: ['requests'],
  summary: 'Indicators of requests by place, category and day',
  description: `Of the requests made in the window (the last ${recentDays} days where nothing is said); open, overdue and stages also count what was made before it and is open still. Basic grids with fewer than five requests in the last ${recentDays} days are withheld from whoever may not see single ones. Under another plan than the one in force requests are counted anew by their place.`,
  request: { query: querySchema },
  responses: {
    200: { description: 'Indicators', content: { 'application/json': { schema: indicatorsSchema } } },
    304: { description: 'Not modified' },
    default: problemResponse,
  },
}

const describe = (figures: RequestIndicators): RequestGroupFigures => {
  const { byHour: _, ...others } = figures
  return { ...others, byStage: [...figures.byStage] }
}

/** What could single somebody out: a basic grid's few requests, or cuts of its requests by kind or time. */
const isTooFine = (query: Query, level: PlaceLevel, isSuppressed: boolean): boolean => {
  const showsBasics = level === 'basic' || (level === 'unit' && query.by === 'grid')
  const isCut = query.category !== undefined || query.from !== undefined || query.to !== undefined
  const cutsByPart = level === 'basic' && (query.by === 'category' || query.by === 'day')
  return isSuppressed || (showsBasics && isCut) || cutsByPart
}

const answerIndicators = async (
  c: Context<AppEnv>,
  data: StreetData,
  kept: KeptAnswers,
  seesSingleRequests: boolean,
  query: Query,
): Promise<Response> => {
  const chosen = await chooseView(data, query)
  if (chosen instanceof Response) return chosen
  const { view, plan } = chosen
  const asked = await askedPlace(data, chosen, query)
  if (asked instanceof Response) return asked
  const { code, node, names } = asked
  const nowMs = data.presentOf(view)
  const window = daysAsked(query, nowMs)
  if (window.toDay - window.fromDay > mostDays)
    return problem(400, 'window-too-long', `A window has at most ${mostDays} days.`)
  const { suppressed } = await data.requestFacts(view)
  if (!seesSingleRequests && isTooFine(query, node?.level ?? 'street', code !== null && suppressed.has(code)))
    return problem(
      403,
      'forbidden',
      'Basic grids with few requests, and basic grids by category or of another window, are shown to those who may see single requests.',
    )
  const etag = etagOf(c.req.url, `${seesSingleRequests}`, ...requestEtagParts(data, view))
  return kept(c, etag, async () => {
    const found = await readIndicators(await data.requestSums(view), names.facts, {
      streetId: view.head.id,
      code,
      window,
      categories: query.category ?? null,
      by: query.by,
      nowMs,
    })
    const shown = found.groups.filter(({ key }) => seesSingleRequests || (!suppressed.has(key) && key !== ''))
    const body: RequestIndicatorsAnswer = {
      ...headOf(data, view, plan),
      window: { from: isoDay(window.fromDay), to: isoDay(window.toDay - 1) },
      place:
        node === null
          ? { level: 'street', code: view.head.id, name: view.head.name }
          : { level: node.level, code: node.code, name: node.name },
      households: found.households,
      figures: {
        ...describe(found.figures),
        previousTotal: found.previousTotal,
        byHour: [...found.figures.byHour],
      },
      groups: shown.map((group) => ({ ...group, figures: describe(group.figures) })),
    }
    return pack(JSON.stringify(body), 'application/json')
  })
}

export const addRequestIndicatorsRoute = (app: App, data: StreetData): void => {
  const kept = createKeptAnswers(keptBytes)
  declareRoute(app, route, (c) =>
    answerIndicators(c, data, kept, mayUse(c.var.identity, 'requests.read'), c.req.valid('query')),
  )
}
