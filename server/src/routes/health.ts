import { z } from '@hono/zod-openapi'
import type { AppDeps } from '../app-deps.ts'
import { pingDatabase } from '../db/queries/ping.ts'
import { productVersion } from '../product-version.ts'
import { type App, declareRoute } from './declare.ts'
import { problem } from './problem.ts'
import { problemResponse } from './problem-schema.ts'

const healthSchema = z
  .object({
    status: z.literal('ok'),
    database: z.enum(['embedded', 'postgres']),
    version: z.string(),
  })
  .openapi('Health')
export type Health = z.infer<typeof healthSchema>

const describe = (path: '/healthz' | '/readyz', description: string) => ({
  method: 'get' as const,
  path,
  permission: 'public' as const,
  tags: ['health'],
  responses: {
    200: { description, content: { 'application/json': { schema: healthSchema } } },
    default: problemResponse,
  },
})

const pingTimeoutMs = 3000

/** Alive: this process answers. Ready: its database answers too, within three seconds. */
export const addHealthRoutes = (app: App, { db }: AppDeps): void => {
  const health: Health = { status: 'ok', database: db.kind, version: productVersion }
  declareRoute(app, describe('/healthz', 'The process is alive'), (c) => c.json(health, 200))
  declareRoute(app, describe('/readyz', 'The database answers'), async (c) => {
    const answered = await pingDatabase(db.sql, pingTimeoutMs)
    if (!answered) return problem(503, 'database-unavailable') as never
    return c.json(health, 200)
  })
}
