import { z } from '@hono/zod-openapi'
import { candidateKinds } from '@wangge/geodata'
import { answerFrame } from './answer-frame.ts'
import { raise } from './answer-invalid.ts'
import { oneMinutesInBody, planChoice, speedInBody, streetChoice } from './walk-parameters.ts'

/** More places than this are not asked for in one go. */
export const MAX_ADDED = 50

export const sitingRequestSchema = z
  .strictObject({
    add: z
      .number()
      .refine((add) => Number.isInteger(add) && add > 0, {
        message: 'is a whole number from 1',
        params: raise('k-not-positive'),
        abort: true,
      })
      .refine((add) => add <= MAX_ADDED, { message: `is at most ${MAX_ADDED}`, params: raise('k-too-large') })
      .openapi({
        type: 'integer',
        minimum: 1,
        maximum: MAX_ADDED,
        example: 1,
        description: `Places to add: 1 to ${MAX_ADDED}, and no more than there are candidates`,
      }),
    minutes: oneMinutesInBody.default(5),
    speed_mps: speedInBody,
    candidates: z.enum(candidateKinds).default('places').openapi({
      description:
        '`places`: other public places and public buildings; `buildings`: every building where people live or are served; `nodes`: every crossing',
    }),
    grid: z.string().optional().openapi({
      description:
        'Code of a grid: only its households and candidates count; the whole street where nothing is said',
    }),
    street: streetChoice,
    plan: planChoice,
  })
  .openapi('SitingRequest', { example: { add: 1, minutes: 5, speed_mps: 1, candidates: 'places' } })

const count = z.number().int().min(0)
const share = z.number().min(0).max(1)

const candidate = z
  .object({
    kind: z.enum(['place', 'building', 'node']),
    id: z.string().nullable(),
    name: z.string().nullable(),
    position: z.tuple([z.number(), z.number()]),
    gridCode: z.string().nullable(),
    gridName: z.string().nullable(),
  })
  .openapi('SitingCandidate')

export const sitingSchema = z
  .object({
    ...answerFrame,
    add: count,
    minutes: z.number(),
    speedMps: z.number(),
    grid: z.string().nullable(),
    candidates: z.object({ kind: z.enum(candidateKinds), count }),
    households: count.openapi({ description: 'All of the street or the grid' }),
    coveredBefore: count.openapi({ description: 'Households that a centre reaches now' }),
    coveredAfter: count,
    rest: count.openapi({ description: 'Households that no centre reaches now' }),
    reachable: count.openapi({ description: 'Of the rest, those that some candidate reaches' }),
    total: count.openapi({ description: 'Households newly reached: the sum of what the places gain' }),
    bound: z.number().openapi({ description: 'No choice of so many candidates gains more than this' }),
    gap: z
      .number()
      .min(0)
      .openapi({ description: '(bound − total) / total: how far from the best possible at most' }),
    proven: z.boolean().openapi({ description: 'Nothing better exists' }),
    method: z.enum(['complete', 'enumeration', 'bound', 'solver']),
    solver: z.enum(['not-needed', 'no-time', 'stopped', 'finished', 'too-large', 'unavailable', 'failed']),
    places: z
      .array(
        z.object({
          rank: z.number().int().min(1),
          candidate,
          gained: count.openapi({ description: 'After existing places and the places before this one' }),
          shareOfRest: share.openapi({ description: '`gained` of what was not reached before this place' }),
          alone: count.openapi({ description: 'Households that only this one of the chosen places reaches' }),
          alternative: z.object({ candidate, gained: count }).nullable().openapi({
            description: 'The best candidate in its stead; its `gained` compares with `alone`',
          }),
        }),
      )
      .openapi({ description: 'In order of gain; fewer than asked for where more would reach nobody new' }),
  })
  .openapi('Siting')

export const sitingProgressSchema = z
  .object({
    stage: z.enum(['reach', 'reduce', 'search', 'bound', 'solve']),
    best: z
      .number()
      .nullable()
      .openapi({ description: 'Households newly reached by the best choice so far' }),
    bound: z.number().nullable(),
  })
  .openapi('SitingProgress')

export const sitingEventsSchema = z.string().openapi({
  description:
    'Server-sent events: `progress` (SitingProgress), then `result` (Siting) or `problem` (Problem)',
})

/** Answer of `POST /api/v1/siting`, and of its event `result`. */
export type Siting = z.infer<typeof sitingSchema>
/** What `POST /api/v1/siting` is sent. */
export type SitingRequest = z.input<typeof sitingRequestSchema>
/** Its event `progress`. */
export type SitingProgressEvent = z.infer<typeof sitingProgressSchema>
export type SitedCandidate = z.infer<typeof candidate>
