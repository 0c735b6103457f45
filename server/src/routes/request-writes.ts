import { z } from '@hono/zod-openapi'
import {
  bd09ToWgs84,
  type Desk,
  enterStage,
  gcj02ToWgs84,
  type GridCode,
  type LoopEvent,
  placeLevels,
  requestCategories,
  type RequestStage,
  requestStages,
} from '@wangge/geodata'
import type { Context } from 'hono'
import { selectListedRequest } from '../db/queries/request-list.ts'
import { describeRequest } from '../services/requests/describe-request.ts'
import { makeRequests } from '../services/requests/make-requests.ts'
import { moveRequest } from '../services/requests/move-request.ts'
import { readHistory } from '../services/requests/read-history.ts'
import { deskAbove } from '../services/requests/request-ground.ts'
import type { StreetData } from '../services/street-data.ts'
import { chooseView } from './choose-view.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { problem } from './problem.ts'
import { problemResponse } from './problem-schema.ts'
import { requestProblem } from './request-problem.ts'
import { headOf, namesOf, readRequestId } from './requests-answers.ts'
import { type MadeRequestAnswer, madeRequestSchema, requestHistorySchema } from './requests-schema.ts'
import { streetChoice } from './walk-parameters.ts'

const moment = z.iso
  .datetime({ offset: true, message: 'is a moment as 2026-10-31T08:05:00+08:00', abort: true })
  .transform((text) => Date.parse(text))
  .openapi({ type: 'string', format: 'date-time', example: '2026-10-31T08:05:00+08:00' })

const newRequestSchema = z
  .strictObject({
    street: streetChoice,
    category: z.enum(requestCategories),
    lon: z.number(),
    lat: z.number(),
    crs: z.enum(['wgs84', 'gcj02', 'bd09']).default('wgs84'),
    createdAt: moment.optional(),
    description: z.string().default('').openapi({
      description: 'Personal data is taken out before anything is written; then at most 2,000 characters',
    }),
    externalId: z.string().optional(),
  })
  .openapi('NewRequest')
type NewRequestBody = z.infer<typeof newRequestSchema>

const deskSchema = z.strictObject({ level: z.enum(placeLevels), code: z.string().nullable() })
const at = moment.optional().openapi({ description: 'The street’s present where nothing is said' })
const reason = z.string().default('')

const eventSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('enter'),
      stage: z.literal(requestStages),
      at,
      solved: z.boolean().nullable().default(null),
      satisfied: z.boolean().nullable().default(null),
      reason: z.string().nullable().default(null),
    }),
    z.strictObject({ kind: z.literal('suspend'), at, reason }),
    z.strictObject({ kind: z.literal('resume'), at }),
    z.strictObject({ kind: z.literal('extend'), at, reason, byHours: z.number().max(8760) }),
    z.strictObject({
      kind: z.literal('escalate'),
      at,
      reason,
      to: deskSchema.optional().openapi({ description: 'The desk above where nothing is said' }),
    }),
    z.strictObject({ kind: z.literal('transfer'), at, reason, to: deskSchema }),
  ])
  .openapi('RequestEvent')
type EventBody = z.infer<typeof eventSchema>

const body = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
})
const answers = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

const makeRoute = {
  method: 'post' as const,
  path: '/api/v1/requests' as const,
  permission: 'requests.write' as const,
  tags: ['requests'],
  summary: 'A new request',
  description:
    'In no grid it is listed as unowned, on a border as double-owned. A description’s identity numbers, telephones and the like are taken out and counted. The same `externalId` again writes nothing.',
  request: { body: body(newRequestSchema) },
  responses: {
    201: answers(madeRequestSchema, 'Written'),
    200: answers(madeRequestSchema, 'This external id came before; nothing was written'),
    default: problemResponse,
  },
}

const moveRoute = {
  method: 'post' as const,
  path: '/api/v1/requests/{requestId}/events' as const,
  permission: 'requests.write' as const,
  tags: ['requests'],
  summary: 'What happens to a request: the next stage, suspension, extension, escalation, transfer',
  request: { params: z.object({ requestId: z.string() }), body: body(eventSchema) },
  responses: { 201: answers(requestHistorySchema, 'The request as it stands now'), default: problemResponse },
}

const positionOf = ({ crs, lon, lat }: NewRequestBody) => {
  switch (crs) {
    case 'wgs84':
      return [lon, lat]
    case 'gcj02':
      return gcj02ToWgs84([lon, lat])
    case 'bd09':
      return bd09ToWgs84([lon, lat])
    default:
      return crs satisfies never
  }
}

const nameOf = (c: Context<AppEnv>): string =>
  c.var.identity.kind === 'account' ? c.var.identity.name : 'demo'

const answerMade = async (c: Context<AppEnv>, data: StreetData, said: NewRequestBody): Promise<Response> => {
  const chosen = await chooseView(data, said)
  if (chosen instanceof Response) return chosen
  const { view } = chosen
  const ground = await data.requestGround(view)
  const made = await makeRequests(
    data.db,
    ground,
    { streetId: view.head.id, origin: 'entry', sender: nameOf(c), nowMs: data.latestWriteOf(view) },
    [
      {
        category: said.category,
        position: positionOf(said),
        createdAtMs: said.createdAt ?? data.presentOf(view),
        description: said.description,
        externalId: said.externalId ?? null,
        events: [],
      },
    ],
  )
  if (!made.ok) return requestProblem(made.failure)
  const [written] = made.value
  // As it stands after the write: the street's present may have moved with it.
  const after = await chooseView(data, { street: view.head.id })
  if (written === undefined || after instanceof Response) return problem(500, 'internal')
  const row = await selectListedRequest(data.db.sql, view.head.id, written.id)
  if (row === null) return problem(404, 'unknown-request')
  const names = await namesOf(data, after)
  const answer: MadeRequestAnswer = {
    ...headOf(data, after.view, after.plan),
    request: describeRequest(row, view.head.id, names, data.presentOf(after.view)),
    removed: { ...written.removed } as Record<string, number>,
    known: written.kind === 'known',
  }
  return c.json(answer, written.kind === 'known' ? 200 : 201)
}

/** Asks the database for the request's desk only where the event needs it. */
const eventOf = (said: EventBody, presentMs: number, above: () => Desk | null): LoopEvent => {
  const atMs = said.at ?? presentMs
  switch (said.kind) {
    case 'enter': {
      const { stage, solved, satisfied } = said
      return enterStage({ stage: stage satisfies RequestStage, atMs, solved, satisfied }, said.reason)
    }
    case 'suspend':
      return { kind: 'suspend', atMs, reason: said.reason }
    case 'resume':
      return { kind: 'resume', atMs }
    case 'extend':
      return { kind: 'extend', atMs, byMs: Math.round(said.byHours * 3_600_000), reason: said.reason }
    case 'escalate': {
      const to = said.to ?? above() ?? { level: 'street' as const, code: null }
      return { kind: 'escalate', atMs, reason: said.reason, to: deskOf(to) }
    }
    case 'transfer':
      return { kind: 'transfer', atMs, reason: said.reason, to: deskOf(said.to) }
    default:
      return said satisfies never
  }
}

const deskOf = ({ level, code }: { level: Desk['level']; code: string | null }): Desk => ({
  level,
  code: code as GridCode | null,
})

/** The request that an address names, with its street; or the refusal. */
export const chooseRequest = async (data: StreetData, requestId: string, plan?: string) => {
  const named = readRequestId(requestId)
  if (named === null) return problem(404, 'unknown-request', 'A request is named as 999901001.20036.')
  const chosen = await chooseView(data, { street: named.streetId, plan })
  return chosen instanceof Response ? chosen : { ...chosen, id: named.id }
}

export const answerHistory = async (
  c: Context<AppEnv>,
  data: StreetData,
  requestId: string,
  plan: string | undefined,
  status: 200 | 201,
): Promise<Response> => {
  const chosen = await chooseRequest(data, requestId, plan)
  if (chosen instanceof Response) return chosen
  const names = await namesOf(data, chosen)
  const { view } = chosen
  const found = await readHistory(data.db.sql, view, chosen.id, names, data.presentOf(view))
  if (found === null) return problem(404, 'unknown-request', `${view.head.id} has no request ${chosen.id}.`)
  return c.json({ ...headOf(data, view, chosen.plan), ...found }, status)
}

const answerMoved = async (
  c: Context<AppEnv>,
  data: StreetData,
  requestId: string,
  said: EventBody,
): Promise<Response> => {
  const chosen = await chooseRequest(data, requestId)
  if (chosen instanceof Response) return chosen
  const { view, id } = chosen
  const ground = await data.requestGround(view)
  const moved = await moveRequest(
    data.db,
    ground,
    { streetId: view.head.id, nowMs: data.latestWriteOf(view) },
    id,
    ({ state }) =>
      eventOf(said, Math.max(data.presentOf(view), state.lastAtMs), () => deskAbove(ground, state.desk)),
  )
  return moved.ok ? answerHistory(c, data, requestId, undefined, 201) : requestProblem(moved.failure)
}

export const addRequestWriteRoutes = (app: App, data: StreetData): void => {
  declareRoute(app, makeRoute, (c) => answerMade(c, data, c.req.valid('json')) as never)
  declareRoute(
    app,
    moveRoute,
    (c) => answerMoved(c, data, c.req.valid('param').requestId, c.req.valid('json')) as never,
  )
}
