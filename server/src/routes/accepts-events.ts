import type { Context } from 'hono'
import { parseAccept } from 'hono/utils/accept'

/** Server-sent events are sent only to whoever names them, and prefers them to JSON where both are named. */
export const acceptsEvents = (c: Context): boolean => {
  const accepted = parseAccept(c.req.header('Accept') ?? '')
  const events = accepted.find(({ type }) => type === 'text/event-stream')
  if (events === undefined || events.q === 0) return false
  return events.q >= Math.max(0, ...accepted.filter(({ type }) => type.endsWith('json')).map(({ q }) => q))
}
