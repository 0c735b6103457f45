import { z } from '@hono/zod-openapi'
import { loopMoves, placeLevels, requestCategories, requestStages } from '@wangge/geodata'
import { ownerships } from '../db/queries/request-list.ts'

const count = z.number().int().min(0)
const moment = z.string().openapi({ format: 'date-time' })
const desk = z
  .object({ level: z.enum(placeLevels), code: z.string().nullable(), name: z.string() })
  .openapi('Desk')

export const answerHead = {
  asOf: z.object({ version: z.string(), time: z.string() }),
  plan: z.object({
    id: z.string(),
    name: z.string(),
    status: z.string(),
    effectiveFrom: z.string().nullable(),
  }),
  present: moment.openapi({ description: 'The moment that open, overdue and waiting are told for' }),
}

export const requestItem = z
  .object({
    id: z.string().openapi({ example: '999901001.20036' }),
    category: z.enum(requestCategories),
    stage: z.literal(requestStages),
    createdAt: moment,
    stageSince: moment,
    lastAt: moment,
    desk,
    basicCode: z.string().nullable(),
    basicName: z.string().nullable(),
    unitCode: z.string().nullable(),
    unitName: z.string().nullable(),
    ownership: z.enum(ownerships),
    candidates: z.array(z.string()).openapi({ description: 'On a border: the grids that touch it' }),
    signDueAt: moment,
    closeDueAt: moment.openapi({ description: 'Moves on while the request is suspended' }),
    signedAt: moment.nullable(),
    closedAt: moment.nullable(),
    suspended: z.boolean(),
    overdue: z.boolean(),
    stageWaitHours: z.number(),
    waitedHours: z.number(),
    reworks: count,
    solved: z.boolean().nullable(),
    satisfied: z.boolean().nullable(),
    lon: z.number(),
    lat: z.number(),
    description: z.string(),
    removedCount: count.openapi({ description: 'Pieces of personal data taken out of the description' }),
    origin: z.enum(['demo', 'entry', 'import', 'open311']),
  })
  .openapi('Request')
export type RequestItem = z.infer<typeof requestItem>

export const requestListSchema = z
  .object({
    ...answerHead,
    total: count.openapi({ description: 'Of all pages' }),
    items: z.array(requestItem),
    next: z.string().nullable().openapi({ description: '`cursor` of the next page' }),
  })
  .openapi('RequestList')
export type RequestList = z.infer<typeof requestListSchema>

const historyEvent = z.object({
  seq: count,
  kind: z.enum(['enter', 'suspend', 'resume', 'extend', 'escalate', 'transfer']),
  stage: z.literal(requestStages).openapi({ description: 'Where the request stands after it' }),
  suspended: z.boolean(),
  at: moment,
  solved: z.boolean().nullable(),
  satisfied: z.boolean().nullable(),
  reason: z.string().nullable(),
  byHours: z.number().nullable(),
  to: desk.nullable(),
})

export const requestHistorySchema = z
  .object({
    ...answerHead,
    request: requestItem,
    events: z.array(historyEvent),
    moves: z.array(z.enum(loopMoves)).openapi({ description: 'What the loop allows next' }),
    deskAbove: desk.nullable().openapi({ description: 'Where it would be called up to' }),
  })
  .openapi('RequestHistory')
export type RequestHistory = z.infer<typeof requestHistorySchema>

export const madeRequestSchema = z
  .object({
    ...answerHead,
    request: requestItem,
    removed: z.record(z.string(), count).openapi({ description: 'Personal data taken out, by kind' }),
    known: z.boolean().openapi({ description: 'This external id came before; nothing was written' }),
  })
  .openapi('MadeRequest')
export type MadeRequestAnswer = z.infer<typeof madeRequestSchema>

const rate = z
  .object({ yes: count, among: count, share: z.number().nullable() })
  .openapi('Rate', { description: 'share = yes ÷ among; null where there is nothing to be a share of' })

const groupFigures = z.object({
  total: count,
  open: count,
  overdue: count,
  byStage: z.array(z.object({ stage: z.literal(requestStages), count, overdue: count })),
  response: rate,
  resolution: rate,
  satisfaction: rate,
  onTime: rate,
  rework: rate,
  medianHours: z.number().nullable(),
  p90Hours: z.number().nullable(),
  per1000Households: z.number().nullable(),
})

export const indicatorsSchema = z
  .object({
    ...answerHead,
    window: z.object({ from: z.string(), to: z.string() }).openapi({
      description: 'Days of China, both included',
    }),
    place: z.object({ level: z.enum(placeLevels), code: z.string(), name: z.string() }),
    households: count,
    figures: groupFigures.extend({
      previousTotal: count.openapi({ description: 'Of as many days just before' }),
      byHour: z.array(count),
    }),
    groups: z.array(
      z.object({
        key: z.string().openapi({ description: 'Grid code, category or day; empty: in no grid' }),
        name: z.string().nullable(),
        households: count.nullable(),
        figures: groupFigures,
      }),
    ),
  })
  .openapi('RequestIndicators')
export type RequestIndicatorsAnswer = z.infer<typeof indicatorsSchema>
export type RequestGroupFigures = z.infer<typeof groupFigures>

const column = z.array(z.number().int())
export const requestPointsSchema = z
  .object({
    ...answerHead,
    from: moment.openapi({ description: 'Minutes are counted from here' }),
    categories: z.array(z.enum(requestCategories)),
    basics: z.array(z.string()),
    points: z.object({
      id: column,
      lon: z.array(z.number()),
      lat: z.array(z.number()),
      minute: column,
      category: column.openapi({ description: 'Index into `categories`' }),
      stage: column,
      overdue: column.openapi({ description: '1 where overdue' }),
      closedMinute: z.array(z.number().int().nullable()),
      basic: column.openapi({ description: 'Index into `basics`; −1 in no grid' }),
    }),
  })
  .openapi('RequestPoints', { description: 'As columns, in order of making' })
export type RequestPoints = z.infer<typeof requestPointsSchema>

export const limitsSchema = z
  .object({
    ...answerHead,
    limits: z.array(
      z.object({ category: z.enum(requestCategories), signHours: z.number(), closeHours: z.number() }),
    ),
  })
  .openapi('RequestLimits')
export type RequestLimitsAnswer = z.infer<typeof limitsSchema>
