import { z } from '@hono/zod-openapi'
import { placeLevels, requestCategories } from '@wangge/geodata'
import { answerFrame } from './answer-frame.ts'

const item = z
  .object({
    key: z.string().openapi({ description: 'The same for the same request; it leads to nothing' }),
    id: z.string().optional().openapi({ description: 'Only for those with `requests.read`' }),
    category: z.enum(requestCategories),
    stage: z.number().int().min(1).max(7),
    createdAt: z.string(),
    overdueHours: z
      .number()
      .min(0)
      .nullable()
      .openapi({ description: 'Past the closing limit at the street’s present; null where it is not' }),
    place: z
      .object({ level: z.enum(placeLevels), code: z.string(), name: z.string() })
      .nullable()
      .openapi({
        description:
          'The basic grid, or its unit where the grid’s few requests are withheld; null outside every grid',
      }),
  })
  .openapi('LatestRequest')

export const latestRequestsSchema = z
  .object({
    ...answerFrame,
    present: z.string(),
    withheld: z.boolean().openapi({
      description:
        'True for a basic grid with few requests, to those without `requests.read`: then there is nothing in the lists',
    }),
    newest: z.array(item).openapi({ description: 'By the moment they were made, newest first' }),
    overdue: z.array(item).openapi({ description: 'Open and past their closing limit, the longest first' }),
    overdueTotal: z.number().int().min(0).nullable().openapi({ description: 'null where withheld' }),
  })
  .openapi('LatestRequests')

/** Answer of `GET /api/v1/requests/latest`. */
export type LatestRequests = z.infer<typeof latestRequestsSchema>
export type LatestRequest = z.infer<typeof item>
