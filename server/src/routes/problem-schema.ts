import { z } from '@hono/zod-openapi'

export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.number().int(),
    code: z.string().openapi({ description: 'Stable, kebab-case' }),
    detail: z.string().optional(),
  })
  .openapi('Problem')

/** The `default` answer of every route in OpenAPI. */
export const problemResponse = {
  description: 'Problem (RFC 9457)',
  content: { 'application/problem+json': { schema: problemSchema } },
}
