import type { Context } from 'hono'
import { parseAccept } from 'hono/utils/accept'

export type Format = 'json' | 'html'

/** `f` wins; else the Accept header, where HTML must be named to be preferred. null for another `f`. */
export const negotiate = (c: Context): Format | null => {
  const asked = c.req.query('f')
  if (asked === 'json' || asked === 'html') return asked
  if (asked !== undefined) return null
  const accepted = parseAccept(c.req.header('Accept') ?? '')
  const html = accepted.find(({ type }) => type === 'text/html')
  if (html === undefined || html.q === 0) return 'json'
  const json = Math.max(0, ...accepted.filter(({ type }) => type.endsWith('json')).map(({ q }) => q))
  return html.q >= json ? 'html' : 'json'
}
