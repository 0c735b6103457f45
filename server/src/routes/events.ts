import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { AppDeps } from '../app-deps.ts'
import type { Identity } from '../auth/access.ts'
import { readRequestFacts } from '../auth/request-facts.ts'
import { createLinkWatch } from '../events/link-watch.ts'
import { type EventId, parseEventId } from '../events/event-id.ts'
import { createLiveStreets, eventDefaults, type LiveStreets } from '../events/live-streets.ts'
import { type EventHost, openEvents } from '../events/open-events.ts'
import { createSeats, type SeatRefusal, type Seats } from '../events/seats.ts'
import type { StreetData } from '../services/street-data.ts'
import { chooseView } from './choose-view.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { problem } from './problem.ts'
import { problemResponse } from './problem-schema.ts'
import { streetChoice } from './walk-parameters.ts'

const querySchema = z.strictObject({
  street: streetChoice,
  last: z.string().optional().openapi({
    description: 'As the header `Last-Event-ID`, which goes before it, for clients that cannot send one',
    example: '999901001:17',
  }),
})

const route = {
  method: 'get' as const,
  path: '/api/v1/events' as const,
  permission: 'map.read' as const,
  tags: ['requests'],
  summary: 'What happens to a street’s requests, as it happens',
  description: [
    'Server-sent events with ids `<street>:<number>`; the numbers have no holes. With `Last-Event-ID` the stream goes on after that event, without it it begins now.',
    'First comes `hello` {street, present}: where the stream begins. Then `request-made`, `request-moved` and, for many at once, `requests-imported`. Without `requests.read` they name neither the request nor its basic grid nor its place; all are told its unit.',
    '`reset` {reason}: what the client has is worth nothing any more (events that are not kept, an id of another street, a street that was replaced); it reads everything anew and follows on from this event.',
    'A comment comes every 15 seconds. Who does not read, or whose session has ended, is cut off.',
  ].join(' '),
  request: { query: querySchema },
  responses: {
    200: { description: 'Events without end', content: { 'text/event-stream': { schema: z.string() } } },
    default: problemResponse,
  },
}

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // Neither kept nor packed: both would hold events back.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

/** The demo answers this computer alone: it is bound by the number of streams in all. */
const holderOf = (identity: Identity): string | null => {
  if (identity.kind === 'link') return `link ${identity.id}`
  return identity.kind === 'account' ? identity.id : null
}

const refuseSeat = (refusal: SeatRefusal): Response => {
  const response =
    refusal === 'full'
      ? problem(503, 'too-many-subscribers', 'As many streams are open as may.')
      : problem(429, 'too-many-subscribers', 'This account has as many streams open as it may.')
  response.headers.set('Retry-After', '10')
  return response
}

/** The place to go on from; null where none is named, undefined for one that is none of ours. */
const readSince = (c: Context, last = ''): EventId | null | undefined => {
  const named = c.req.header('Last-Event-ID') || last
  return named === '' ? null : (parseEventId(named) ?? undefined)
}

/** Cuts the client's socket; there is none where the app is called in process. */
const dropOf = (c: Context): (() => void) | null => {
  const { outgoing } = (c.env ?? {}) as { outgoing?: { destroy(): void } }
  return outgoing === undefined ? null : () => outgoing.destroy()
}

interface Parts {
  readonly data: StreetData
  readonly live: LiveStreets
  readonly seats: Seats
  readonly host: EventHost
  readonly leaving: AbortSignal | undefined
}

const answer = async (
  c: Context<AppEnv>,
  { data, live, seats, host, leaving }: Parts,
  { street, last }: z.infer<typeof querySchema>,
): Promise<Response> => {
  const since = readSince(c, last)
  if (since === undefined) return problem(400, 'bad-event-id', 'An id is `<street>:<number>`.')
  const chosen = await chooseView(data, { street })
  if (chosen instanceof Response) return chosen
  // Nobody would read the stream, and so nobody end it.
  if (c.req.method === 'HEAD') return new Response(null, { headers })
  const { identity } = c.var
  const giveBack = leaving?.aborted === true ? 'full' : seats.take(holderOf(identity))
  if (typeof giveBack === 'string') return refuseSeat(giveBack)
  const followed = await live.follow(chosen.view.head.id).catch((error: unknown) => {
    giveBack()
    throw error
  })
  if (followed === null) {
    giveBack()
    return problem(404, 'unknown-street', 'The street was deleted.')
  }
  const facts = readRequestFacts(c, host.access.trustProxy)
  const listener = { identity, facts, since, drop: dropOf(c), onOver: giveBack }
  return new Response(openEvents(followed, listener, host), { headers })
}

export const addEventsRoute = (app: App, data: StreetData, deps: AppDeps): void => {
  const { db, clock, access, leaving, events: settings = eventDefaults } = deps
  const open = new Set<() => void>()
  const parts: Parts = {
    data,
    live: createLiveStreets(db, clock, settings),
    seats: createSeats(settings.maxStreams, settings.maxStreamsPerAccount),
    host: { settings, access, open, links: createLinkWatch(db.sql) },
    leaving,
  }
  leaving?.addEventListener('abort', () => {
    for (const end of open) end()
  })
  declareRoute(app, route, (c) => answer(c, parts, c.req.valid('query')))
}
