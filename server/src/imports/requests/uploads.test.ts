import { Worker } from 'node:worker_threads'
import type { StreetId } from '@wangge/geodata'
import { afterEach, describe, expect, it } from 'vitest'
import { createUploads, type Upload, type Uploads } from './uploads.ts'

/** Answers every question after so many milliseconds as its `sheet` or its length says. */
const source = `
  const { parentPort } = require('node:worker_threads')
  parentPort.on('message', ({ id, question }) =>
    setTimeout(() => parentPort.postMessage({ id, result: { ok: true, value: null } }), question.length ?? 0))`

let nowMs = 0
let threads: Worker[] = []
let opened: Uploads | undefined
const begin = (keptMs = 60_000): Uploads => {
  nowMs = 1_000_000
  const start = () => {
    const worker = new Worker(source, { eval: true })
    threads.push(worker)
    return worker
  }
  opened = createUploads({ reach: { url: null, path: '' }, version: '' }, () => nowMs, {
    most: 2,
    keptMs,
    start,
  })
  return opened
}
afterEach(() => {
  opened?.close()
  threads = []
})

const factsOf = (owner: string) => ({ streetId: '999900001' as StreetId, name: 'a.csv', sheet: null, owner })
const exited = (worker: Worker | undefined) => new Promise((done) => worker?.once('exit', done))
const append = (upload: Upload | null, bytes = 1) => upload?.ask('append', new Uint8Array(bytes))

describe('files that wait', () => {
  it('are found by their owner alone, until their time is over', async () => {
    const uploads = begin()
    const upload = uploads.begin(factsOf('a'))
    expect(await append(upload)).toEqual({ ok: true, value: null })
    expect(upload?.expiresAtMs).toBe(1_060_000)
    expect(uploads.find(upload?.id ?? '', 'b')).toBeNull()
    nowMs += 59_999
    expect(uploads.find(upload?.id ?? '', 'a')).toBe(upload)
    const gone = exited(threads[0])
    nowMs += 1
    expect(uploads.find(upload?.id ?? '', 'a')).toBeNull()
    await gone
    expect(await append(upload)).toMatchObject({ failure: { code: 'import-gone' } })
  })

  it('go by themselves, with their thread', async () => {
    const uploads = begin(50)
    await append(uploads.begin(factsOf('a')))
    await exited(threads[0])
    expect(threads.length).toBe(1)
  })

  it('stay while something is asked of them', async () => {
    const uploads = begin()
    const upload = uploads.begin(factsOf('a'))
    const asked = append(upload, 200)
    nowMs += 60_001
    expect(uploads.find(upload?.id ?? '', 'a')).toBe(upload)
    expect(await asked).toEqual({ ok: true, value: null })
    expect(uploads.find(upload?.id ?? '', 'a')).toBeNull()
  })

  it('are so many at most: an owner’s new one goes for an old one of the same owner', async () => {
    const uploads = begin()
    const first = uploads.begin(factsOf('a'))
    const second = uploads.begin(factsOf('b'))
    expect(uploads.begin(factsOf('c'))).toBeNull()
    const third = uploads.begin(factsOf('a'))
    expect(third).not.toBeNull()
    expect(uploads.find(first?.id ?? '', 'a')).toBeNull()
    expect(uploads.find(second?.id ?? '', 'b')).toBe(second)
    const asked = append(second, 200)
    expect(uploads.begin(factsOf('b'))).toBeNull()
    await asked
    expect(uploads.begin(factsOf('b'))).not.toBeNull()
  })
})
