import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followStreet, type LiveChange, type LiveState } from './live-events.ts'
import type { PageNews } from './live-events-page.ts'

const street = '999901001'
const encoder = new TextEncoder()

/** One connection as the fake server sees it. */
interface Line {
  readonly lastId: string | null
  readonly signal: AbortSignal
  say(text: string): void
  hangUp(): void
}

let lines: Line[]
/** What the server does with the next call: a status, or no answer at all. */
let answer: number | 'silent'
const page: { tell(news: PageNews): void; watched: number } = { tell: () => undefined, watched: 0 }
let stop: () => void
const changes: LiveChange[] = []
const resets: string[] = []
const states: LiveState[] = []

const serve = (_: string, { headers, signal }: RequestInit): Promise<Response> => {
  if (answer === 'silent') return Promise.reject(new TypeError('fetch failed'))
  if (answer !== 200) return Promise.resolve(new Response('{}', { status: answer }))
  let sink: ReadableStreamDefaultController<Uint8Array>
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      sink = controller
    },
  })
  signal?.addEventListener('abort', () => {
    try {
      sink.error(signal.reason)
    } catch {
      // It had ended.
    }
  })
  lines.push({
    lastId: new Headers(headers).get('last-event-id'),
    signal: signal as AbortSignal,
    say: (text) => sink.enqueue(encoder.encode(text)),
    hangUp: () => sink.close(),
  })
  return Promise.resolve(new Response(body))
}

const event = (seq: number, name: string, data: unknown = {}): string =>
  `id: ${street}:${seq}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`
const hello = (seq: number): string => event(seq, 'hello', { street, present: '2026-01-01T00:00:00.000Z' })
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0)
const lastLine = (): Line => {
  const line = lines.at(-1)
  if (line === undefined) throw new Error('nobody called')
  return line
}
const say = async (...texts: string[]): Promise<void> => {
  for (const text of texts) lastLine().say(text)
  await settle()
}

beforeEach(async () => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', serve)
  lines = []
  answer = 200
  for (const list of [changes, resets, states]) list.length = 0
  stop = followStreet(
    street,
    {
      onChange: (change) => changes.push(change),
      onReset: (reason) => resets.push(reason),
      onState: (state) => states.push(state),
    },
    (hear) => {
      page.tell = hear
      page.watched = 1
      return () => {
        page.watched = 0
      }
    },
  )
  await settle()
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('begins now, and tells to read once the line is open', async () => {
  expect(lastLine().lastId).toBeNull()
  expect(states).toEqual([])
  await say('retry: 1000\n\n', hello(7))
  expect(states).toEqual(['live'])
  expect(resets).toEqual(['began'])
  await say(
    event(8, 'request-made', { stage: 1 }),
    ': still here\n\n',
    event(9, 'requests-imported', { count: 2 }),
  )
  expect(changes).toEqual([
    { seq: 8, kind: 'request-made', data: { stage: 1 } },
    { seq: 9, kind: 'requests-imported', data: { count: 2 } },
  ])
})

test('a broken line is opened again after the last change, and nothing counts twice', async () => {
  await say(hello(7), event(8, 'request-made'), event(9, 'request-made'))
  lastLine().hangUp()
  await settle()
  expect(states).toEqual(['live', 'reconnecting'])
  await vi.advanceTimersByTimeAsync(1000)
  expect(lastLine().lastId).toBe(`${street}:9`)
  await say(hello(9), event(9, 'request-made'), event(10, 'request-made'))
  expect(changes.map(({ seq }) => seq)).toEqual([8, 9, 10])
  expect(states).toEqual(['live', 'reconnecting', 'live'])
  expect(resets).toEqual(['began'])
})

test('an event that arrived torn is asked for again', async () => {
  await say(hello(7), `id: ${street}:8\nevent: request-made\ndata: {"sta`)
  lastLine().hangUp()
  await vi.advanceTimersByTimeAsync(1000)
  expect(lastLine().lastId).toBe(`${street}:7`)
  await say(hello(7), event(8, 'request-made'))
  expect(changes.map(({ seq }) => seq)).toEqual([8])
})

test('reset: everything anew, and on from there, also with lower numbers', async () => {
  await say(
    hello(70),
    event(71, 'request-made'),
    event(3, 'reset', { reason: 'not-kept' }),
    event(4, 'request-made'),
  )
  expect(resets).toEqual(['began', 'not-kept'])
  expect(changes.map(({ seq }) => seq)).toEqual([71, 4])
})

test('a line that is silent for 45 s is dead', async () => {
  await say(hello(7))
  await vi.advanceTimersByTimeAsync(30_000)
  await say(': still here\n\n')
  await vi.advanceTimersByTimeAsync(44_000)
  expect(lines.length).toBe(1)
  await vi.advanceTimersByTimeAsync(2000)
  expect(lines.length).toBe(2)
  expect(lines[0]?.signal.aborted).toBe(true)
  expect(lastLine().lastId).toBe(`${street}:7`)
})

test('without a server it waits longer each time, up to half a minute, and comes back', async () => {
  await say(hello(7))
  answer = 'silent'
  lastLine().hangUp()
  await vi.advanceTimersByTimeAsync(8000)
  expect(states).toEqual(['live', 'reconnecting', 'offline'])
  await vi.advanceTimersByTimeAsync(600_000)
  answer = 200
  await vi.advanceTimersByTimeAsync(30_000)
  expect(lines.length).toBe(2)
  await say(hello(7))
  expect(states).toEqual(['live', 'reconnecting', 'offline', 'live'])
})

test('refused it is offline, and asks again; an id that the server does not know is forgotten', async () => {
  await say(hello(7))
  answer = 401
  lastLine().hangUp()
  await vi.advanceTimersByTimeAsync(1000)
  expect(states.at(-1)).toBe('offline')
  answer = 400
  await vi.advanceTimersByTimeAsync(30_000)
  answer = 200
  await vi.advanceTimersByTimeAsync(30_000)
  expect(lastLine().lastId).toBeNull()
  await say(hello(2))
  expect(resets).toEqual(['began', 'began'])
})

test('a hidden page gives its line back after a minute, and goes on when it is shown', async () => {
  await say(hello(7), event(8, 'request-made'))
  page.tell('hidden')
  await vi.advanceTimersByTimeAsync(30_000)
  page.tell('shown')
  await say(': still here\n\n')
  page.tell('hidden')
  await vi.advanceTimersByTimeAsync(40_000)
  await say(': still here\n\n')
  await vi.advanceTimersByTimeAsync(21_000)
  expect(lastLine().signal.aborted).toBe(true)
  await vi.advanceTimersByTimeAsync(600_000)
  expect(lines.length).toBe(1)
  page.tell('shown')
  await settle()
  expect(lastLine().lastId).toBe(`${street}:8`)
})

test('the network is back: tried at once', async () => {
  answer = 'silent'
  lastLine().hangUp()
  await vi.advanceTimersByTimeAsync(60_000)
  answer = 200
  page.tell('online')
  await settle()
  expect(lines.length).toBe(2)
  page.tell('online')
  await settle()
  expect(lines.length).toBe(2)
})

test('stopped it is silent', async () => {
  await say(hello(7))
  stop()
  await settle()
  expect(lastLine().signal.aborted).toBe(true)
  await vi.advanceTimersByTimeAsync(600_000)
  expect([lines.length, states]).toEqual([1, ['live']])
  expect([page.watched, vi.getTimerCount()]).toEqual([0, 0])
})

test('the server is back: the line is opened at once, also one that looks open, and goes on where it was', async () => {
  await say(hello(7), event(8, 'request-made'))
  page.tell('back')
  await settle()
  expect(lines.length).toBe(2)
  expect(lastLine().lastId).toBe(`${street}:8`)
  await say(hello(8), event(9, 'request-made'))
  expect(changes.map(({ seq }) => seq)).toEqual([8, 9])
  answer = 'silent'
  lastLine().hangUp()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(states.at(-1)).toBe('offline')
  answer = 200
  page.tell('back')
  await settle()
  expect(lines.length).toBe(3)
  await say(hello(9))
  expect(states.at(-1)).toBe('live')
})
