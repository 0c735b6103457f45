import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { createThreadClient, type ThreadClient } from './thread-client.ts'

interface TestCalls {
  readonly count: { readonly question: { readonly by: number }; readonly answer: number }
  readonly refuse: { readonly question: null; readonly answer: never }
  readonly sink: { readonly question: Uint8Array; readonly answer: number }
  readonly throw: { readonly question: null; readonly answer: never }
  readonly exit: { readonly question: null; readonly answer: never }
}

/** Remembers what it counted, so that a new thread is told from the old one. */
const source = `
  const { parentPort } = require('node:worker_threads')
  let total = 0
  parentPort.on('message', ({ id, call, question }) => {
    if (call === 'throw') throw new Error('as asked')
    if (call === 'exit') process.exit(3)
    if (call === 'count') total += question.by
    const value = call === 'sink' ? question.length : total
    const result = call === 'refuse' ? { ok: false, failure: { code: 'refused', detail: {} } } : { ok: true, value }
    parentPort.postMessage({ id, result })
  })`

const threads: Worker[] = []
const clients: ThreadClient<TestCalls>[] = []
const client = (): ThreadClient<TestCalls> => {
  const made = createThreadClient<TestCalls>(() => {
    const worker = new Worker(source, { eval: true })
    threads.push(worker)
    return worker
  })
  clients.push(made)
  return made
}
afterEach(async () => {
  await Promise.all(clients.splice(0).map((it) => it.close()))
  threads.length = 0
})
const codeOf = ({ ok, ...rest }: { ok: boolean; failure?: { code: string } }) =>
  ok ? 'ok' : rest.failure?.code

describe('a thread', () => {
  test('starts with the first question, answers in order and keeps what it knows', async () => {
    const thread = client()
    expect(threads.length).toBe(0)
    const answers = await Promise.all([1, 2, 3].map((by) => thread.ask('count', { by })))
    expect(answers).toEqual([1, 3, 6].map((value) => ({ ok: true, value })))
    expect(threads.length).toBe(1)
  })

  test('passes failures on by their code', async () => {
    expect(codeOf(await client().ask('refuse', null))).toBe('refused')
  })

  test('takes over the buffers it is handed', async () => {
    const bytes = new Uint8Array(1000)
    expect(await client().ask('sink', bytes, [bytes.buffer])).toEqual({ ok: true, value: 1000 })
    expect(bytes.length).toBe(0)
  })

  test.each(['throw', 'exit'] as const)(
    'that breaks down by %s fails all that is asked with internal, and the next question finds a new one',
    async (call) => {
      const thread = client()
      expect(await thread.ask('count', { by: 5 })).toEqual({ ok: true, value: 5 })
      const broken = await Promise.all([thread.ask(call, null), thread.ask('count', { by: 1 })])
      expect(broken.map(codeOf)).toEqual(['internal', 'internal'])
      expect(await thread.ask('count', { by: 2 })).toEqual({ ok: true, value: 2 })
      expect(threads.length).toBe(2)
    },
  )

  test('that is closed answers what it still owes with internal', async () => {
    const thread = client()
    const asked = thread.ask('count', { by: 1 })
    await thread.close()
    expect(codeOf(await asked)).toBe('internal')
  })
})
