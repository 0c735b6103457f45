import { z } from '@hono/zod-openapi'
import { answerFrame } from './answer-frame.ts'
import { minutesInBody, planChoice, pointInBody, speedInBody, streetChoice } from './walk-parameters.ts'

export const walkMethods = ['walk', 'radius'] as const

export const areaRequestSchema = z
  .strictObject({
    point: pointInBody,
    minutes: minutesInBody.default([5, 10, 15]),
    speed_mps: speedInBody,
    method: z
      .enum(walkMethods)
      .default('walk')
      .openapi({ description: '`radius` is the straight circle, an approximation' }),
    street: streetChoice,
    plan: planChoice,
  })
  .openapi('ServiceAreaRequest', {
    example: { point: [117.634, 35.5069], minutes: [5, 10, 15], speed_mps: 1, method: 'walk' },
  })

const count = z.number().int().min(0)
const position = z.tuple([z.number(), z.number()])

const area = z.object({
  type: z.literal('Feature'),
  geometry: z
    .object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(z.array(z.number())))) })
    .openapi({ description: 'Holes are kept; no part touches another' }),
  properties: z.object({
    minutes: z.number(),
    method: z.enum(walkMethods),
    speed_mps: z.number(),
    approximate: z.boolean().openapi({ description: 'True for the straight circle' }),
    households: count,
    residents: count,
    buildings: count.openapi({ description: 'Inhabited ones' }),
    centers: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          kind: z.enum(['hall', 'centre', 'station']),
        }),
      )
      .openapi({ description: 'Places that serve within reach, nearest first' }),
    grids: z
      .array(z.object({ code: z.string(), name: z.string(), households: count }))
      .openapi({ description: 'Basic grids of the households within reach, most first' }),
  }),
})

export const serviceAreasSchema = z
  .object({
    type: z.literal('FeatureCollection'),
    ...answerFrame,
    snapped: z
      .object({
        position,
        metres: z.number().min(0).openapi({ description: 'From the point to there; counted as walked' }),
        island: z.boolean().openapi({ description: 'Nobody gets from here to the rest of the street' }),
      })
      .nullable()
      .openapi({ description: 'Where the walk begins; null for circles, which need no way' }),
    features: z.array(area).openapi({ description: 'Largest first, so that a map draws it lowest' }),
  })
  .openapi('ServiceAreas')

/** Answer of `POST /api/v1/service-areas`. */
export type ServiceAreas = z.infer<typeof serviceAreasSchema>
/** What `POST /api/v1/service-areas` is sent. */
export type ServiceAreaRequest = z.input<typeof areaRequestSchema>
