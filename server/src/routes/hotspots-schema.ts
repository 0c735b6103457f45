import { z } from '@hono/zod-openapi'
import { requestCategories, spotPatterns } from '@wangge/geodata'
import { hotspotResolutions } from '../services/hotspot-query.ts'
import { answerFrame } from './answer-frame.ts'

const count = z.number().int().min(0)
const share = z.number().min(0).max(1)
const moment = z.string().openapi({ format: 'date-time' })
const band = z.literal([-99, -95, -90, 0, 90, 95, 99]).openapi({
  description:
    'By q: 99, 95 and 90 per cent sure that more (+) or fewer (−) were made here than chance allows; 0 is neither',
})

const cell = z
  .object({
    id: z.string().openapi({ description: 'H3 index, or code of the basic grid' }),
    name: z.string().nullable().openapi({ description: 'Of the grid; null of an H3 cell' }),
    count: count.nullable().openapi({
      description: 'Requests in the cell; null where there are fewer than may be shown to this account',
    }),
    households: count,
    seen: count.nullable().openapi({
      description: 'Requests in the cell and its neighbourhood (with `gi` without the cell); null as `count`',
    }),
    expected: z.number().nullable().openapi({
      description: 'What its share of households, or of cells, would have had of all requests',
    }),
    z: z.number().nullable().openapi({
      description: 'Gi or Gi* as a standard score; null where nobody lives and households are asked for',
    }),
    p: share.nullable(),
    q: share.nullable().openapi({ description: 'p with the false discovery rate kept over all cells' }),
    band,
    singledOut: z.boolean().openapi({
      description: 'Whether it has requests enough to be shown by itself on screens open to all',
    }),
    pattern: z.enum(spotPatterns).optional().openapi({ description: 'Only with `history=true`' }),
    steps: z.array(band).optional().openapi({
      description: 'Only with `history=true`: the band of each step, compared within that step alone',
    }),
    lon: z.number(),
    lat: z.number(),
  })
  .openapi('HotspotCell')

const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(z.array(z.number()))) })
const feature = z.object({
  type: z.literal('Feature'),
  properties: z.object({ id: z.string() }),
  geometry: polygon,
})

export const hotspotsSchema = z
  .object({
    ...answerFrame,
    window: z
      .object({ from: moment, to: moment })
      .openapi({ description: 'From `from` on, and before `to`' }),
    query: z
      .object({
        category: z.array(z.enum(requestCategories)).nullable().openapi({ description: 'null: all' }),
        cells: z.enum(['h3', 'basic']),
        resolution: z.literal(hotspotResolutions).nullable(),
        denominator: z.enum(['none', 'households']),
        statistic: z.enum(['gi', 'gi-star']),
        neighbours: z.enum(['band', 'nearest', 'contiguity']),
        metres: z.number().nullable(),
        k: count.nullable(),
        contiguity: z.enum(['edge', 'corner']).nullable(),
        chance: z.enum(['normal', 'permutation', 'households']),
        draws: count.nullable(),
        seed: z.number().int().nullable(),
        minimumCount: count,
        geometry: z.boolean(),
        history: z.boolean(),
        steps: z
          .object({
            unit: z.enum(['day', 'week', 'month']).nullable().openapi({
              description: 'A month is 30 days; null where a number of equal steps was asked for',
            }),
            count,
          })
          .nullable(),
      })
      .openapi({ description: 'The question with everything that was not said' }),
    totals: z.object({
      requests: count,
      unowned: count.openapi({ description: 'In no basic grid, or on a border: in no cell' }),
      households: count,
      cells: count,
      cellsWithoutHouseholds: count.openapi({ description: 'Left out where households are asked for' }),
      requestsWithoutHouseholds: count.openapi({ description: 'In those cells' }),
      cellsBelowMinimum: count.openapi({ description: 'With some requests, but too few to be singled out' }),
      hot: count,
      cold: count,
    }),
    reason: z
      .enum(['no-requests', 'too-few-cells'])
      .nullable()
      .openapi({ description: 'Why there are no cells; null where there are' }),
    steps: z.array(moment).optional().openapi({
      description: 'Only with `history=true`: the beginning of each step, and the end of the last',
    }),
    cells: z.array(cell).openapi({ description: 'In order of id' }),
    geometry: z
      .object({ type: z.literal('FeatureCollection'), features: z.array(feature) })
      .optional()
      .openapi({ description: 'Only with `geometry=true`: a feature for each cell' }),
  })
  .openapi('Hotspots')

/** Answer of `GET /api/v1/hotspots`. */
export type Hotspots = z.infer<typeof hotspotsSchema>
export type HotspotCell = z.infer<typeof cell>
