import type { Context } from 'hono'
import type { AppEnv } from '../routes/declare.ts'
import { isNotModified } from './etag.ts'

interface Answer {
  readonly body: string
  readonly type: string
  readonly etag: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Every answer may be kept and must be asked again whether it still holds. */
export const answer = (c: Context<AppEnv>, { body, type, etag, headers = {} }: Answer): Response => {
  const shared = { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Accept', ...headers }
  if (isNotModified(c.req.header('If-None-Match'), etag))
    return new Response(null, { status: 304, headers: shared })
  const charset = type === 'text/html' ? '; charset=utf-8' : ''
  return new Response(body, { status: 200, headers: { ...shared, 'Content-Type': `${type}${charset}` } })
}
