import type { Context } from 'hono'
import type { AppEnv } from '../routes/declare.ts'

export interface Link {
  readonly href: string
  readonly rel: string
  readonly type: string
  readonly title?: string
}

export const mediaTypes = {
  json: 'application/json',
  geojson: 'application/geo+json',
  html: 'text/html',
  openapi: 'application/vnd.oai.openapi+json;version=3.0',
  schema: 'application/schema+json',
} as const

const lastOf = (list: string | undefined) => list?.split(',').at(-1)?.trim()

/** Where this client reaches us; `X-Forwarded-*` only where a proxy of ours writes it. */
export const originOf = (c: Context<AppEnv>): string => {
  const url = new URL(c.req.url)
  if (!c.var.access.trustProxy) return url.origin
  const proto = lastOf(c.req.header('x-forwarded-proto')) ?? url.protocol.slice(0, -1)
  const host = lastOf(c.req.header('x-forwarded-host')) ?? url.host
  return `${proto === 'https' ? 'https' : 'http'}://${host}`
}

/** This address with some parameters changed; null takes one away. */
export const sameAddress = (c: Context<AppEnv>, changes: Record<string, string | null>): string => {
  const url = new URL(c.req.url)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  return `${originOf(c)}${url.pathname}${url.search}`
}

/** `self` and `alternate` of a resource that comes as JSON and as HTML. */
export const selfLinks = (c: Context<AppEnv>, format: 'json' | 'html', type: string): Link[] => [
  {
    href: sameAddress(c, { f: 'json' }),
    rel: format === 'json' ? 'self' : 'alternate',
    type,
    title: 'JSON',
  },
  {
    href: sameAddress(c, { f: 'html' }),
    rel: format === 'html' ? 'self' : 'alternate',
    type: mediaTypes.html,
    title: 'HTML',
  },
]
