import { z } from '@hono/zod-openapi'
import type { Permission } from '../auth/permissions.ts'
import { problemResponse } from '../routes/problem-schema.ts'
import { mediaTypes } from './links.ts'

const anyObject = z.looseObject({})

interface OgcRoute<P extends string> {
  readonly path: P
  readonly permission: Permission
  readonly summary: string
  /** Of the JSON answer. */
  readonly type?: string
  readonly parameters?: readonly string[]
}

/** What all routes under `/ogc` have in common; `/ogc/api` describes each collection's own parameters. */
export const ogcRoute = <P extends string>({
  path,
  permission,
  summary,
  type,
  parameters = [],
}: OgcRoute<P>) => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? [])
  return {
    method: 'get' as const,
    path,
    permission,
    summary,
    tags: ['features'],
    request: {
      params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))),
      query: z.looseObject(
        Object.fromEntries(['f', ...parameters].map((name) => [name, z.string().optional()])),
      ),
    },
    responses: {
      200: {
        description: summary,
        content: {
          [type ?? mediaTypes.json]: { schema: anyObject },
          [mediaTypes.html]: { schema: z.string() },
        },
      },
      304: { description: 'Not modified' },
      default: problemResponse,
    },
  }
}
