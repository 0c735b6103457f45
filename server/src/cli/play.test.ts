import { Readable } from 'node:stream'
import {
  continueDemoRequests,
  type DemoHappening,
  demoYearEndMs,
  fail,
  ok,
  type RequestEvent,
  type ServiceRequest,
  type StreetId,
} from '@wangge/geodata'
import { describe, expect, it } from 'vitest'
import { type PlayArguments, readPlayArguments } from './play-arguments.ts'
import { playDemo } from './play-demo.ts'
import type { PlayServer } from './play-server.ts'

const street = '999901001' as StreetId
const hourMs = 3_600_000
const wanted: PlayArguments = {
  server: '',
  street,
  seed: 1,
  speed: Number.POSITIVE_INFINITY,
  forMs: 6 * hourMs,
  token: null,
}
const demo = [...continueDemoRequests({ seed: 1, fromMs: 0, toMs: demoYearEndMs + 12 * hourMs })]
const told = demo.filter(({ atMs }) => atMs >= demoYearEndMs)
const until = (hours: number) => told.filter(({ atMs }) => atMs < demoYearEndMs + hours * hourMs)
/** The dataset's own, as they stand at the year's end: what happens later has one event more. */
const year = new Map<string, ServiceRequest>()
for (const { atMs, request } of demo) if (atMs < demoYearEndMs) year.set(`${street}.${request.id}`, request)

/** Keeps what it is told, and can be away or unwilling. */
const createServer = (options: { synthetic?: boolean; missing?: boolean } = {}) => {
  const log: string[] = []
  const made = new Map<string, string>()
  const entered = new Map<string, number>()
  let asOfMs = demoYearEndMs
  let next = year.size + 1000
  const trouble = { losesAnswer: 0, away: 0, refuses: '' }
  const write = (line: string, atMs: number): void => {
    log.push(line)
    asOfMs = atMs
  }
  const server: PlayServer = {
    street: async () => ok({ name: '示范街道', synthetic: options.synthetic ?? true, asOfMs }),
    read: async (id) => {
      const own = year.get(id)
      if (options.missing === true) return fail('refused', { status: 404, code: 'unknown-request' })
      return ok({
        id,
        category: own?.category ?? '',
        createdAtMs: own?.createdAtMs ?? 0,
        entered: entered.get(id) ?? own?.events.length ?? 0,
      })
    },
    make: async (request, externalId) => {
      if (trouble.away > 0) {
        trouble.away -= 1
        return fail('away', { reason: 'test' })
      }
      const known = made.get(externalId)
      if (known !== undefined) return ok({ id: known, known: true })
      const id = `${street}.${(next += 1)}`
      made.set(externalId, id)
      entered.set(id, 1)
      write(`${request.createdAtMs} made ${request.category}`, request.createdAtMs)
      return ok({ id, known: false })
    },
    enter: async (id, event: RequestEvent) => {
      if (id === trouble.refuses) return fail('refused', { status: 409, code: 'request-closed' })
      entered.set(id, (entered.get(id) ?? year.get(id)?.events.length ?? 0) + 1)
      write(`${event.atMs} stage ${event.stage}`, event.atMs)
      if (trouble.losesAnswer === 0) return ok(null)
      trouble.losesAnswer -= 1
      return fail('away', { status: 502 })
    },
  }
  return { server, log, trouble }
}

const linesOf = (happenings: typeof told): string[] =>
  happenings.map(({ atMs, request }) =>
    request.events.length === 1
      ? `${atMs} made ${request.category}`
      : `${atMs} stage ${request.events.at(-1)?.stage}`,
  )

const play = async (
  server: PlayServer,
  settings: Partial<PlayArguments> = {},
  stopped?: AbortSignal,
  happenings: Iterable<DemoHappening> = demo,
) => {
  const lines: string[] = []
  const errors: string[] = []
  const io = {
    out: (line: string) => void lines.push(line),
    err: (line: string) => void errors.push(line),
    env: {},
    stdin: Readable.from([]),
  }
  const signal = stopped ?? new AbortController().signal
  return { code: await playDemo(happenings, server, { ...wanted, ...settings }, io, signal), lines, errors }
}

describe('play', () => {
  it('tells all that happens, in order, and goes on where the street stands', async () => {
    const { server, log } = createServer()
    const first = await play(server)
    expect(first).toMatchObject({ code: 0, errors: [] })
    expect(first.lines[0]).toBe(
      '999901001 示范街道, 示范数据（虚构）: from 2026-11-01 00:00:00 on, as fast as it goes. Ctrl-C stops.',
    )
    expect(log).toEqual(linesOf(until(6)))
    // The last one is met again, and known.
    const last = until(6).at(-1)?.atMs ?? 0
    await play(server, { forMs: demoYearEndMs + 12 * hourMs - last })
    expect(log).toEqual(linesOf(told))
  })

  it('waits while the server is away, and tells nothing twice where only the answer was lost', async () => {
    const { server, log, trouble } = createServer()
    Object.assign(trouble, { away: 3, losesAnswer: 1 })
    const { code, lines, errors } = await play(server, { forMs: 12 * hourMs })
    expect(code).toBe(0)
    expect(errors).toEqual(['The server is away (test); waiting for it.'])
    expect(lines.filter((line) => line === 'The server answers again.')).toHaveLength(1)
    expect(log).toEqual(linesOf(told))
  })

  it('leaves a request that somebody else has moved, says so, and goes on', async () => {
    const { server, log, trouble } = createServer()
    const moved = until(6).find(({ request }) => year.has(`${street}.${request.id}`))?.request.id ?? 0
    trouble.refuses = `${street}.${moved}`
    const { code, errors } = await play(server)
    expect(code).toBe(1)
    expect(errors).toEqual([
      `Request ${moved} of the demo was refused: request-closed.`,
      '1 requests were refused and left as they stand.',
    ])
    expect(log).toEqual(linesOf(until(6).filter(({ request }) => request.id !== moved)))
  })

  it('keeps the pace it is asked for, and stops when told to', async () => {
    const { server, log } = createServer()
    const stopping = new AbortController()
    setTimeout(() => stopping.abort(), 1500)
    // Two of the street's hours in a second.
    const { code, lines } = await play(server, { speed: 7200 }, stopping.signal)
    expect(code).toBe(0)
    expect(log.length).toBeGreaterThanOrEqual(until(2).length)
    expect(log.length).toBeLessThan(until(4).length)
    expect(lines[1]).toMatch(/^2026-11-01 \d\d:\d\d:\d\d {2}999901001\.\d+ (made: [a-z-]+|enters stage \d)$/)
    expect(lines.at(-1)).toMatch(/^\d+ requests made, \d+ stages entered in \d\.\d s\.$/)
  })

  it('refuses real streets, streets of another seed, and streets that are no demo', async () => {
    const real = await play(createServer({ synthetic: false }).server)
    expect(real.code).toBe(1)
    expect(real.errors).toEqual([
      '999901001 示范街道 is a real street: only generated ones, 示范数据（虚构）, are played.',
    ])
    const wrong = '999901001 示范街道 is not the demo street of seed 2; --seed says which it was made from.'
    const seed2 = continueDemoRequests({ seed: 2, fromMs: 0, toMs: demoYearEndMs })
    expect(await play(createServer().server, { seed: 2 }, undefined, seed2)).toMatchObject({
      code: 1,
      errors: [wrong],
    })
    expect((await play(createServer({ missing: true }).server)).code).toBe(1)
    const none = { street: '999900001' as StreetId }
    expect((await play(createServer().server, none, undefined, [])).errors[0]).toMatch(
      /^999900001 示范街道 is not the demo/,
    )
  })
})

describe('what play is asked for', () => {
  it('is the first demo street of this computer, 60 times as fast, unless said otherwise', () => {
    expect(readPlayArguments([])).toEqual({
      server: 'http://127.0.0.1:8787',
      street,
      seed: 1,
      speed: 60,
      forMs: Number.POSITIVE_INFINITY,
      token: null,
    })
    expect(
      readPlayArguments(
        '--server https://host/wangge/ --speed max --for 90m --seed 7 --street 999901002 --token t'.split(
          ' ',
        ),
      ),
    ).toEqual({
      server: 'https://host/wangge',
      street: '999901002',
      seed: 7,
      speed: Number.POSITIVE_INFINITY,
      forMs: 5_400_000,
      token: 't',
    })
  })

  it.each([
    ['--speed', '0'],
    ['--speed', 'fast'],
    ['--for', '10'],
    ['--for', '1w'],
    ['--server', 'ftp://host'],
    ['--server', '8787'],
    ['--street', '99'],
    ['--seed', '-1'],
    ['--pace', '1'],
    ['now'],
  ])('says what is wrong with %s %s', (...args) => {
    expect(readPlayArguments(args)).toEqual(expect.stringMatching(/./))
  })
})
