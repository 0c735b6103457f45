import { z } from '@hono/zod-openapi'
import { placeLevels } from '@wangge/geodata'
import { answerFrame } from './answer-frame.ts'

const count = z.number().int().min(0)
const seconds = z.number().min(0)
const share = z.number().min(0).max(1).nullable()
const inhabited = { households: count, residents: count, buildings: count }
const position = z.tuple([z.number(), z.number()])

const within = z.object({
  minutes: z.number(),
  households: count,
  residents: count,
  share,
  byOwn: count.openapi({ description: "Households whose nearest centre is the place's own" }),
  byNeighbour: count,
})

const row = z
  .object({
    code: z.string().openapi({ description: 'Of the grid; of a street its id' }),
    name: z.string(),
    level: z.enum(placeLevels),
    parentCode: z.string().nullable(),
    ...inhabited,
    covered: count.openapi({ description: 'Households within the first of the minutes' }),
    coveredResidents: count,
    share: share.openapi({
      description: 'Of the households, for the first of the minutes; null where none live',
    }),
    within: z.array(within).openapi({ description: 'In the order of the minutes asked for' }),
    farthest: z
      .object({ seconds, metres: z.number().min(0), buildingId: z.string(), centerId: z.string() })
      .nullable()
      .openapi({ description: 'The longest walk that anyone has to the nearest centre' }),
    nearest: z
      .object({
        centerId: z.string(),
        name: z.string(),
        own: z.boolean(),
        households: count,
        meanSeconds: seconds,
      })
      .nullable()
      .openapi({ description: 'The centre that is nearest to most households' }),
    unreachable: z
      .object(inhabited)
      .openapi({ description: 'Those who can walk to no centre at all: on an island, or no way near' }),
    radius: z.object({ claimed: count, denied: count }).openapi({
      description:
        'Households that the straight circle of the first minutes claims, and those of them that the walk denies',
    }),
  })
  .openapi('CoverageRow')

const gridShare = z.object({ code: z.string(), name: z.string(), ...inhabited })

const gap = z
  .object({
    id: z
      .number()
      .int()
      .openapi({ description: 'Lowest id of its buildings; as in the collection coverage-gaps' }),
    ...inhabited,
    labelPoint: position,
    bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    units: z
      .array(gridShare)
      .openapi({ description: 'Units that its people live in, most households first' }),
    basics: z.array(gridShare),
    nearest: z
      .object({ centerId: z.string(), name: z.string(), households: count, meanSeconds: seconds })
      .nullable()
      .openapi({ description: 'The centre nearest to most of its households, and their mean walk to it' }),
    farthest: z.object({ seconds, metres: z.number().min(0), centerId: z.string() }).nullable(),
    unreachable: z.object(inhabited),
  })
  .openapi('CoverageGap')

const centreProblem = z
  .object({
    code: z.enum(['centre-on-island', 'centre-off-network']),
    centerId: z.string(),
    name: z.string(),
    kind: z.enum(['hall', 'centre', 'station']),
    status: z.enum(['operating', 'candidate']),
    gridCode: z.string().nullable(),
    position,
    snappedMetres: z
      .number()
      .nullable()
      .openapi({ description: 'From the entrance to the nearest way; null where none is near enough' }),
  })
  .openapi('CentreProblem')

export const coverageSchema = z
  .object({
    ...answerFrame,
    method: z.literal('walk'),
    minutes: z.array(z.number()),
    speedMps: z.number(),
    level: z.enum(placeLevels),
    street: row,
    grids: z.array(row).openapi({ description: 'Grids of the level asked for; none for the street' }),
    gaps: z.object({
      minutes: z.number(),
      leastHouseholds: count.openapi({ description: 'Gaps of fewer are in `others`' }),
      total: z.object(inhabited).openapi({ description: 'All who are not covered' }),
      gaps: z
        .array(gap)
        .openapi({ description: 'Inhabited areas outside every circle, most households first' }),
      others: z.object({ count, ...inhabited }).openapi({ description: 'Gaps of few households, together' }),
    }),
    problems: z.array(centreProblem).openapi({
      description: 'Places that serve whose entrance nobody can walk to, or only from an island',
    }),
  })
  .openapi('Coverage')

/** Answer of `GET /api/v1/coverage`. */
export type Coverage = z.infer<typeof coverageSchema>
export type CoverageRow = z.infer<typeof row>
export type CoverageGapSummary = z.infer<typeof gap>
export type CentreProblem = z.infer<typeof centreProblem>
