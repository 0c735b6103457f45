import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { asOf, etagOf } from '../ogc/etag.ts'
import { pack } from '../ogc/packed-answer.ts'
import { createRegisters, type ReadRegisters } from '../services/registers.ts'
import type { StreetData } from '../services/street-data.ts'
import { gridCodeIn, unknownGrid } from './asked-place.ts'
import { chooseView } from './choose-view.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { createKeptAnswers, type KeptAnswers } from './kept-answers.ts'
import { problemResponse } from './problem-schema.ts'
import { type Registers, registersSchema } from './registers-schema.ts'
import { placeQuery } from './requests-parameters.ts'

/** Some thousands of answers. */
const keptBytes = 10_000_000

const querySchema = z.strictObject(placeQuery)

const route = {
  method: 'get' as const,
  path: '/api/v1/registers' as const,
  permission: 'map.read' as const,
  tags: ['app'],
  summary: 'What the registers hold of a place and of all grids in it',
  description:
    'Organisations of the four levels and blank spots, posts, places with their six-have and grades, compounds, 两新组织: as they stand on record now. `onRecord` says whether a register was filled in at all. Each figure can be counted from the collections organizations, organization-gaps, posts, places, compounds and bodies.',
  request: { query: querySchema },
  responses: {
    200: { description: 'Registers', content: { 'application/json': { schema: registersSchema } } },
    304: { description: 'Not modified' },
    default: problemResponse,
  },
}

const answerRegisters = async (
  c: Context<AppEnv>,
  data: StreetData,
  read: ReadRegisters,
  kept: KeptAnswers,
  query: z.infer<typeof querySchema>,
): Promise<Response> => {
  const chosen = await chooseView(data, query)
  if (chosen instanceof Response) return chosen
  const { view, plan } = chosen
  const code = gridCodeIn(view, query)
  const etag = etagOf('registers', view.head.id, view.head.stamp, JSON.stringify(plan), `${code}`)
  return kept(c, etag, async () => {
    const found = await read(view, code)
    if (found === null) return unknownGrid(plan.id, code)
    const body: Registers = { asOf: asOf([view]), plan, ...found }
    return pack(JSON.stringify(body), 'application/json')
  })
}

export const addRegistersRoute = (app: App, data: StreetData): void => {
  const kept = createKeptAnswers(keptBytes)
  const read = createRegisters(data)
  declareRoute(app, route, (c) => answerRegisters(c, data, read, kept, c.req.valid('query')))
}
