import { afterEach, expect, test, vi } from 'vitest'
import { askPulse } from './ask-pulse.ts'

const json = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status })
const health = { status: 'ok', database: 'postgres', version: '0.2.0' }
const never = (signal: AbortSignal | null | undefined): Promise<Response> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
  })

type Answer = Response | 'refused' | 'never'

const server = (answers: { readyz: Answer; healthz: Answer }): void => {
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const answer = path === '/readyz' ? answers.readyz : answers.healthz
    if (answer === 'refused') return Promise.reject(new TypeError('Failed to fetch'))
    return answer === 'never' ? never(init.signal) : Promise.resolve(answer)
  })
}
afterEach(() => {
  vi.unstubAllGlobals()
})

const proxyPage = (): Response => new Response('<h1>Bad gateway</h1>', { status: 502 })
const noDatabase = (): Response => json(503, { code: 'database-unavailable' })

test.each<[string, Answer, Answer, unknown]>([
  ['both answer', json(200, health), json(200, health), { kind: 'well', version: '0.2.0' }],
  ['the database is gone', noDatabase(), json(200, health), { kind: 'database-away' }],
  ['the database hangs', 'never', json(200, health), { kind: 'database-away' }],
  ['nobody listens', 'refused', 'refused', { kind: 'server-away', silent: false }],
  ['the process hangs', 'never', 'never', { kind: 'server-away', silent: true }],
  ['a proxy stands alone', proxyPage(), proxyPage(), { kind: 'server-away', silent: false }],
  [
    'a proxy answers in HTML',
    new Response('<html>'),
    new Response('<html>'),
    { kind: 'server-away', silent: false },
  ],
])('%s', async (_, readyz, healthz, expected) => {
  server({ readyz, healthz })
  expect(await askPulse(20)).toEqual(expected)
})
