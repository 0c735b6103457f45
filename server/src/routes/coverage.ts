import { z } from '@hono/zod-openapi'
import { placeLevels } from '@wangge/geodata'
import type { Context } from 'hono'
import { answer } from '../ogc/answer.ts'
import { asOf, etagOf } from '../ogc/etag.ts'
import { answerPacked, pack, type Packed, weighPacked } from '../ogc/packed-answer.ts'
import { readCoverage } from '../services/read-coverage.ts'
import { createMemo, type Memo } from '../services/memo.ts'
import type { StreetData } from '../services/street-data.ts'
import { chooseView } from './choose-view.ts'
import { type Coverage, coverageSchema } from './coverage-schema.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { problemResponse } from './problem-schema.ts'
import { minutesInQuery, planChoice, speedInQuery, streetChoice } from './walk-parameters.ts'
import { walkProblem } from './walk-problem.ts'

const querySchema = z.strictObject({
  street: streetChoice,
  plan: planChoice,
  minutes: minutesInQuery,
  speed: speedInQuery,
  level: z
    .enum(placeLevels)
    .default('unit')
    .openapi({ description: 'Whose rows `grids` holds; none for `street`' }),
})
type Query = z.infer<typeof querySchema>

const route = {
  method: 'get' as const,
  path: '/api/v1/coverage' as const,
  permission: 'map.read' as const,
  tags: ['walks'],
  summary: 'Who is within so many minutes’ walk of a centre, by grid, and where nobody is',
  description:
    'Only operating centres cover. A walk begins at the point of the network nearest to the building. `no-network` where the street has no way to walk on.',
  request: { query: querySchema },
  responses: {
    200: {
      description:
        'Coverage of the street and of the grids of a level, its gaps, and centres nobody can walk to',
      content: { 'application/json': { schema: coverageSchema } },
    },
    304: { description: 'Not modified' },
    default: problemResponse,
  },
}

/** By ETag, which names all that an answer depends on: some 30 MB. */
const rememberedBytes = 30_000_000
const type = 'application/json'

class Refused extends Error {
  readonly response: Response
  constructor(response: Response) {
    super('refused')
    this.response = response
  }
}

const answerCoverage = async (
  c: Context<AppEnv>,
  data: StreetData,
  memo: Memo<Packed>,
  query: Query,
): Promise<Response> => {
  const chosen = await chooseView(data, query)
  if (chosen instanceof Response) return chosen
  const { view, plan } = chosen
  const { minutes, speed: speedMps, level } = query
  const etag = etagOf(
    'coverage',
    view.head.id,
    view.head.stamp,
    JSON.stringify(plan),
    `${minutes} ${speedMps} ${level}`,
  )
  const kept = answer(c, { body: '', type, etag })
  if (kept.status === 304) return kept
  try {
    const packed = await memo.get(etag, async () => {
      const found = await readCoverage(data, view, { minutes, speedMps, level })
      if (!found.ok) throw new Refused(walkProblem(found.failure))
      const body: Coverage = { asOf: asOf([view]), plan, ...found.value }
      return pack(JSON.stringify(body), type)
    })
    return answerPacked(c, packed, etag, {})
  } catch (error) {
    if (error instanceof Refused) return error.response.clone()
    throw error
  }
}

export const addCoverageRoute = (app: App, data: StreetData): void => {
  const memo = createMemo(rememberedBytes, weighPacked)
  declareRoute(app, route, (c) => answerCoverage(c, data, memo, c.req.valid('query')))
}
