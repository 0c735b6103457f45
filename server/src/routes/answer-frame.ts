import { z } from '@hono/zod-openapi'

export const asOfSchema = z.object({ version: z.string(), time: z.string() }).openapi('AsOf')

export const planSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.enum(['draft', 'submitted', 'published', 'superseded']),
    effectiveFrom: z.string().nullable(),
  })
  .openapi('Plan')

/** Stands in every answer that depends on data. */
export const answerFrame = { asOf: asOfSchema, plan: planSchema }
