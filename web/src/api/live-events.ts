import type { EventData, EventName, ResetReason } from '@wangge/server/client'
import { reportAnswer, reportSilence } from './connection.ts'
import { readEvents, type StreamedEvent } from './event-stream.ts'
import { gatewayStatuses } from './fetch-json.ts'
import { watchPage } from './live-events-page.ts'

type ChangeName = Exclude<EventName, 'hello' | 'reset'>

/** What happened to the street's requests; `seq` has no holes, and no change comes twice. */
export type LiveChange = {
  [N in ChangeName]: { readonly seq: number; readonly kind: N; readonly data: EventData[N] }
}[ChangeName]

/**
 * `live`: every change comes as it happens. `reconnecting`: the line broke or has not opened yet, and is being opened.
 * `offline`: several attempts failed, or the server refuses; it is still tried from time to time.
 */
export type LiveState = 'live' | 'reconnecting' | 'offline'

export interface LiveListener {
  onChange(change: LiveChange): void
  /**
   * What was read before may lack changes: everything is to be read anew, those that come afterwards count. So it is
   * when the line opens for the first time (`began`), too: something may have happened since the page was read.
   */
  onReset(reason: ResetReason | 'began'): void
  /** Called with each new state, at first with `live` or `reconnecting`. */
  onState?(state: LiveState): void
  /** The street's present, ISO, each time the line opens. */
  onPresent?(present: string): void
}

/** The server comments every 15 s: a line silent for three times as long is dead. */
const silentMs = 45_000
/** A page that nobody looks at gives its line back after this time: browsers have six for each server. */
const hiddenMs = 60_000
const firstWaitMs = 1000
const longestWaitMs = 30_000
const offlineAfterFailures = 3

const seqOf = (id: string): number => Number(id.slice(id.indexOf(':') + 1))

/**
 * Follows a street's changes until the returned function is called. Opens the line again by itself, and goes on after
 * the last change that came: whatever happened meanwhile comes late, but comes, and once.
 */
export const followStreet = (
  street: string,
  listener: LiveListener,
  watch: typeof watchPage = watchPage,
): (() => void) => {
  let lastId: string | null = null
  let state: LiveState | null = null
  let failures = 0
  let line: AbortController | null = null
  let retry: ReturnType<typeof setTimeout> | undefined
  let hiding: ReturnType<typeof setTimeout> | undefined

  const enter = (next: LiveState): void => {
    if (state === next) return
    state = next
    listener.onState?.(next)
  }

  const take = ({ event, data, id }: StreamedEvent): void => {
    if (id === undefined) return
    // Before anything is remembered: an event that arrived torn is asked for again.
    const body: unknown = JSON.parse(data)
    const isFirst = lastId === null
    if (event === 'hello' || event === 'reset') {
      lastId = id
      failures = 0
      enter('live')
    }
    if (event === 'hello') {
      listener.onPresent?.((body as EventData['hello']).present)
      if (isFirst) listener.onReset('began')
    } else if (event === 'reset') listener.onReset((body as EventData['reset']).reason)
    else if (lastId === null || seqOf(id) > seqOf(lastId)) {
      lastId = id
      listener.onChange({ seq: seqOf(id), kind: event, data: body } as LiveChange)
    }
  }

  /** Resolves when the line broke; false where the server refused, and asking again at once is of no use. */
  const readLine = async (signal: AbortSignal, heard: () => void): Promise<boolean> => {
    const response = await fetch(`/api/v1/events?street=${encodeURIComponent(street)}`, {
      headers: { accept: 'text/event-stream', ...(lastId === null ? {} : { 'last-event-id': lastId }) },
      cache: 'no-store',
      signal,
    })
    if (!gatewayStatuses.has(response.status)) reportAnswer()
    // The next one begins as the first did, and says so.
    if (response.status === 400) lastId = null
    if (!response.ok || response.body === null) return false
    const ear = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        heard()
        controller.enqueue(chunk)
      },
    })
    for await (const event of readEvents(response.body.pipeThrough(ear))) {
      if (signal.aborted) return true
      take(event)
    }
    return true
  }

  const connect = async (): Promise<void> => {
    clearTimeout(retry)
    const own = new AbortController()
    line = own
    let silence: ReturnType<typeof setTimeout> | undefined
    const heard = (): void => {
      clearTimeout(silence)
      silence = setTimeout(() => own.abort(), silentMs)
    }
    heard()
    try {
      if (!(await readLine(own.signal, heard))) failures = Math.max(failures, offlineAfterFailures - 1)
    } catch {
      // A line that was open is opened again before anybody is told that the server is silent.
      if (failures > 0 && line === own) reportSilence()
    }
    clearTimeout(silence)
    // Given up by us: whoever did it opens the next one, or none.
    if (line !== own) return
    own.abort()
    line = null
    failures += 1
    enter(failures >= offlineAfterFailures ? 'offline' : 'reconnecting')
    const longest = Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - 1))
    // Not all pages of an office at the same moment.
    retry = setTimeout(() => void connect(), longest * (0.5 + Math.random() / 2))
  }

  const close = (): void => {
    clearTimeout(retry)
    clearTimeout(hiding)
    const given = line
    line = null
    given?.abort()
  }

  const unwatch = watch((news) => {
    clearTimeout(hiding)
    if (news === 'hidden') {
      hiding = setTimeout(() => {
        close()
        enter('reconnecting')
      }, hiddenMs)
    } else if (news === 'back') {
      // A line that looks open may be a dead one, and one that waits need not wait any longer.
      close()
      failures = 0
      void connect()
    } else if (line === null) void connect()
  })
  void connect()
  return () => {
    unwatch()
    close()
  }
}
