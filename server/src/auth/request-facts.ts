import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'

export const sessionCookie = 'wangge_session'
export const demoRoleCookie = 'wangge_demo_role'

/** All that identity is decided from. Read once, so that the deciding code needs no HTTP. */
export interface RequestFacts {
  readonly method: string
  /** Host and port the client asked for. */
  readonly host: string
  /** True where the client speaks https to us or to a trusted proxy. */
  readonly secure: boolean
  /** The client's address, or the nearest proxy's; null where there is no socket (in-process tests). */
  readonly address: string | null
  /** True where any proxy left its mark: then the client may be anywhere, whatever the socket says. */
  readonly forwarded: boolean
  readonly origin: string | null
  readonly fetchSite: string | null
  readonly authorization: string | null
  readonly sessionToken: string | null
  readonly demoRoleHeader: string | null
  readonly demoRoleCookie: string | null
}

const forwardingHeaders = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
]

/** The node server passes the socket in `env`; an in-process call (`app.request`) passes nothing. */
const socketAddress = (c: Context): string | null => {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  return env?.incoming?.socket?.remoteAddress ?? null
}

const lastOf = (list: string | undefined): string | null => list?.split(',').at(-1)?.trim() || null

/**
 * With a trusted proxy, the last entry of each `X-Forwarded-*` is the one that proxy wrote; those before it
 * are the client's own words.
 */
export const readRequestFacts = (c: Context, trustProxy: boolean): RequestFacts => {
  const header = (name: string) => c.req.header(name)
  const url = new URL(c.req.url)
  const forwarded = (name: string) => (trustProxy ? lastOf(header(name)) : null)
  return {
    method: c.req.method,
    host: forwarded('x-forwarded-host') ?? header('host') ?? url.host,
    secure: (forwarded('x-forwarded-proto') ?? url.protocol.slice(0, -1)) === 'https',
    address: forwarded('x-forwarded-for') ?? socketAddress(c),
    forwarded: forwardingHeaders.some((name) => header(name) !== undefined),
    origin: header('origin') ?? null,
    fetchSite: header('sec-fetch-site') ?? null,
    authorization: header('authorization') ?? null,
    sessionToken: getCookie(c, sessionCookie) ?? null,
    demoRoleHeader: header('x-demo-role') ?? null,
    demoRoleCookie: getCookie(c, demoRoleCookie) ?? null,
  }
}
