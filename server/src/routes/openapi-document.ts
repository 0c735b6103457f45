import { z } from '@hono/zod-openapi'
import { productVersion } from '../product-version.ts'
import { type App, declareRoute } from './declare.ts'
import { problemResponse } from './problem-schema.ts'

const route = {
  method: 'get' as const,
  path: '/api/openapi.json' as const,
  permission: 'public' as const,
  tags: ['health'],
  summary: 'OpenAPI 3.1 of all routes',
  responses: {
    200: {
      description: 'From the schemas that check the requests; x-permission says who may',
      content: { 'application/json': { schema: z.looseObject({}) } },
    },
    default: problemResponse,
  },
}

/** Declared last: the document tells of every route before it. */
export const addOpenApi = (app: App): void => {
  declareRoute(app, route, (c) => {
    const document = app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Wangge 网格图',
        version: productVersion,
        description: 'The map that a street office runs its grids on. `/ogc/api` describes each collection.',
        license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      servers: [{ url: '/' }],
    })
    return c.json({ ...document } as Record<string, unknown>, 200)
  })
}
