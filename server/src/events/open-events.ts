import { type Access, type Identity, mayUse } from '../auth/access.ts'
import type { RequestFacts } from '../auth/request-facts.ts'
import type { ChangeView } from './encode-change.ts'
import type { EventId } from './event-id.ts'
import type { LinkWatch } from './link-watch.ts'
import type { EventSettings, FollowedStreet } from './live-streets.ts'
import { openReaderStream } from './reader-stream.ts'

/** Who listens, from where on. */
export interface Listener {
  readonly identity: Identity
  /** What the identity was decided from. */
  readonly facts: RequestFacts
  /** The last event it has; null for one that begins now. */
  readonly since: EventId | null
  /** Cuts its connection; null where there is none of its own. */
  readonly drop: (() => void) | null
  /** Called once, when its stream is over. */
  readonly onOver: () => void
}

export interface EventHost {
  readonly settings: EventSettings
  readonly access: Access
  readonly links: LinkWatch
  /** How to end each stream that is open. */
  readonly open: Set<() => void>
}

const encoder = new TextEncoder()
const keepAlive = encoder.encode(': still here\n\n')

const viewOf = (identity: Identity): ChangeView => (mayUse(identity, 'requests.read') ? 'all' : 'outline')

/** Whether whoever opened the stream would be let in again, and see the same. */
const isStillWelcome = async (access: Access, { identity, facts }: Listener): Promise<boolean> => {
  try {
    const now = await access.identify(facts, { counts: false })
    return mayUse(now, 'map.read') && viewOf(now) === viewOf(identity)
  } catch {
    // A database that does not answer withdraws nobody's session.
    return true
  }
}

/** The listener's stream of the street's events, until either side ends it. */
export const openEvents = (
  { pump, release }: FollowedStreet,
  listener: Listener,
  { settings, access, open, links }: EventHost,
): ReadableStream<Uint8Array> => {
  let isOver = false
  let beat: NodeJS.Timeout | undefined
  let unwatch: (() => void) | undefined
  const { body, ...line } = openReaderStream({
    bufferBytes: settings.bufferBytes,
    drop: listener.drop,
    onOver: () => {
      isOver = true
      clearTimeout(beat)
      unwatch?.()
      open.delete(line.end)
      pump.leave(reader)
      release()
      listener.onOver()
    },
  })
  const reader = { ...line, view: viewOf(listener.identity) }

  const beatAfter = (ms: number) => {
    beat = setTimeout(async () => {
      if (!(await isStillWelcome(access, listener))) return line.end()
      if (isOver) return
      line.send(keepAlive)
      beatAfter(settings.keepAliveMs)
    }, ms).unref()
  }
  // Those who came together do not all ask together who they are.
  beatAfter(settings.keepAliveMs * (0.5 + Math.random() / 2))
  open.add(line.end)
  const { identity } = listener
  if (identity.kind === 'link') unwatch = links.watch(identity.id, line.end)

  line.send(encoder.encode(`retry: ${Math.round(settings.retryMs * (1 + 2 * Math.random()))}\n\n`))
  pump.join(reader, listener.since).catch((error: unknown) => {
    process.stderr.write(`events: ${error instanceof Error ? error.message : String(error)}\n`)
    line.end()
  })
  return body
}
