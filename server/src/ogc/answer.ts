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
  const bytes = Buffer.from(body)
  return new Response(bytes, {
    status: 200,
    // The length tells the compressor what is too small to be worth it.
    headers: { ...shared, 'Content-Type': `${type}${charset}`, 'Content-Length': String(bytes.length) },
  })
}
