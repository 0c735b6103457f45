import { z } from '@hono/zod-openapi'
import { gridLevels, placeLevels, requestCategories, requestStages } from '@wangge/geodata'

const placeRef = z
  .object({
    level: z.enum(placeLevels),
    code: z.string().openapi({ description: 'Of the grid; of a street its id' }),
    name: z.string(),
  })
  .openapi('PlaceRef')
const count = z.number().int().min(0)
const share = z.number().min(0).max(1).nullable()
const withheld = count.nullable()
const organizations = z.object({ expected: count, present: count })

const gap = z
  .object({
    rule: z.enum(['ORG-1', 'CENTRE-1']),
    code: z.string(),
    name: z.string(),
    level: z.enum(gridLevels),
    missing: z.enum(['organization', 'centre']),
  })
  .openapi('Gap')

const figures = z.object({
  households: count,
  residents: count,
  buildings: count,
  areaM2: z.number(),
  grids: z.object({ district: count, unit: count, basic: count }),
  compounds: count,
  bodies: z.object({ total: count, covered: count }).openapi({ description: '两新组织' }),
  posts: z.object({ planned: count, filled: count }),
  places: z.object({ hall: count, centre: count, station: count, candidate: count }),
  organizations: z.object({
    street: organizations,
    district: organizations,
    unit: organizations,
    basic: organizations,
    gaps: z.array(gap),
  }),
})

const service = z
  .object({
    method: z.literal('walk'),
    approximate: z.literal(false),
    speedMps: z.number(),
    /** Which places, operating, the minutes are walked to. */
    placeKind: z.literal('centre'),
    network: z
      .boolean()
      .openapi({ description: 'Has the street any way to walk? Without, figures are null' }),
    minutes: z.array(
      z.object({
        minutes: z.number().int(),
        households: count.nullable(),
        share,
        claimedByRadius: count.nullable().openapi({
          description: 'Households in the straight circle of some centre',
        }),
        deniedByWalk: count
          .nullable()
          .openapi({ description: 'Of these, households that the walk does not reach' }),
      }),
    ),
    problems: z.array(
      z.object({
        code: z.enum(['centre-on-island', 'centre-off-network']),
        centerId: z.string(),
        name: z.string(),
      }),
    ),
  })
  .openapi({
    description: 'Households within a walk of an operating centre; problems are of the whole street',
  })

const requests = z.object({
  from: z.string(),
  to: z.string(),
  total: withheld,
  previousTotal: withheld,
  open: withheld,
  overdue: withheld,
  byStage: z.array(z.object({ stage: z.literal(requestStages), count, overdue: count })),
  byCategory: z.array(z.object({ category: z.enum(requestCategories), count })),
  byDay: z.array(z.object({ day: z.string(), count })),
  byHour: z.array(count),
  rates: z.object({ response: share, resolution: share, satisfaction: share, onTime: share }),
  medianHours: z.number().nullable(),
  suppressed: z.boolean(),
})

const child = placeRef.extend({
  households: count,
  residents: count,
  requests: withheld,
  share5: share,
  gaps: count,
})

export const overviewSchema = z
  .object({
    asOf: z.object({ version: z.string(), time: z.string() }),
    plan: z.object({
      id: z.string(),
      name: z.string(),
      status: z.enum(['draft', 'submitted', 'published', 'superseded']),
      effectiveFrom: z.string().nullable(),
    }),
    street: z.object({
      id: z.string(),
      name: z.string(),
      countyName: z.string(),
      synthetic: z.boolean(),
      attribution: z.string(),
      householdsCounted: z.boolean(),
    }),
    streets: z.array(z.object({ id: z.string(), name: z.string(), synthetic: z.boolean() })),
    place: placeRef.extend({
      path: z.array(placeRef).openapi({ description: 'From the street down to the place itself' }),
      bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    }),
    figures,
    service,
    requests,
    children: z.array(child),
  })
  .openapi('Overview')

/** Answer of `GET /api/v1/overview`. Shares are 0–1, null where there is nothing to share. */
export type Overview = z.infer<typeof overviewSchema>
