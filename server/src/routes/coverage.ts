import { z } from '@hono/zod-openapi'
import { placeLevels } from '@wangge/geodata'
import type { Context } from 'hono'
import { asOf, etagOf } from '../ogc/etag.ts'
import { pack } from '../ogc/packed-answer.ts'
import { readCoverage } from '../services/read-coverage.ts'
import type { StreetData } from '../services/street-data.ts'
import { chooseView } from './choose-view.ts'
import { type Coverage, coverageSchema } from './coverage-schema.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { createKeptAnswers, type KeptAnswers } from './kept-answers.ts'
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

/** Some hundreds of answers. */
const keptBytes = 30_000_000

const answerCoverage = async (
  c: Context<AppEnv>,
  data: StreetData,
  kept: KeptAnswers,
  { minutes, speed: speedMps, level, ...choice }: Query,
): Promise<Response> => {
  const chosen = await chooseView(data, choice)
  if (chosen instanceof Response) return chosen
  const { view, plan } = chosen
  const asked = `${minutes} ${speedMps} ${level}`
  const etag = etagOf('coverage', view.head.id, view.head.stamp, JSON.stringify(plan), asked)
  return kept(c, etag, async () => {
    const found = await readCoverage(data, view, { minutes, speedMps, level })
    if (!found.ok) return walkProblem(found.failure)
    const body: Coverage = { asOf: asOf([view]), plan, ...found.value }
    return pack(JSON.stringify(body), 'application/json')
  })
}

export const addCoverageRoute = (app: App, data: StreetData): void => {
  const kept = createKeptAnswers(keptBytes)
  declareRoute(app, route, (c) => answerCoverage(c, data, kept, c.req.valid('query')))
}
