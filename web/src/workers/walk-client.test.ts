import { ok } from '@wangge/geodata'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openWalks, type WalkClient } from './walk-client.ts'
import type { DragQuestion, WalkReply, WalkRequest } from './walk-messages.ts'

/** A worker that answers when it is told to. */
class FakeWorker {
  static last: FakeWorker
  readonly asked: WalkRequest[] = []
  terminated = false
  readonly #listeners: ((event: { data: WalkReply }) => void)[] = []

  constructor() {
    FakeWorker.last = this
  }

  addEventListener(type: string, listener: (event: { data: WalkReply }) => void): void {
    if (type === 'message') this.#listeners.push(listener)
  }

  postMessage(request: WalkRequest): void {
    this.asked.push(request)
    if (request.kind === 'open') this.reply({ kind: 'opened', result: ok([]) })
  }

  reply(data: WalkReply): void {
    for (const listener of this.#listeners) listener({ data })
  }

  terminate(): void {
    this.terminated = true
  }
}

const question = (lon: number): DragQuestion => ({
  change: { centre: 0, position: [lon, 0] },
  minutes: [5],
  speedMps: 1,
  gapMinutes: 5,
  drawnMinutes: [5],
})

const placesAsked = (): unknown[] =>
  FakeWorker.last.asked.flatMap((request) =>
    request.kind === 'drag' ? [request.question.change?.position[0]] : [],
  )

const answerNext = async (): Promise<void> => {
  const request = FakeWorker.last.asked.findLast(({ kind }) => kind === 'drag')
  if (request?.kind === 'drag')
    FakeWorker.last.reply({ kind: 'answer', id: request.id, result: ok({} as never) })
  await new Promise((resolve) => setTimeout(resolve, 0))
}

let client: WalkClient
beforeEach(async () => {
  vi.stubGlobal('Worker', FakeWorker)
  const opened = await openWalks({ streetId: 's', planId: 'p', version: '1' }, new AbortController().signal)
  if (!opened.ok) throw new Error(opened.failure.code)
  client = opened.value
})
afterEach(() => vi.unstubAllGlobals())

describe('the browser’s walks', () => {
  it('ask one question of a drag at a time, and of those that wait only the latest', async () => {
    const answers = [1, 2, 3, 4].map((lon) => client.drag(question(lon)))
    expect(placesAsked()).toEqual([1])
    await answerNext()
    expect(placesAsked()).toEqual([1, 4])
    await answerNext()
    const codes = (await Promise.all(answers)).map((result) => (result.ok ? 'ok' : result.failure.code))
    expect(codes).toEqual(['ok', 'superseded', 'superseded', 'ok'])
  })

  it('answer everything with a code once they are closed', async () => {
    const waiting = [client.drag(question(1)), client.drag(question(2))]
    client.close()
    expect(FakeWorker.last.terminated).toBe(true)
    const late = client.ask('coverage', { minutes: [5], speedMps: 1 })
    const codes = (await Promise.all([...waiting, late])).map((result) =>
      result.ok ? 'ok' : result.failure.code,
    )
    expect(codes).toEqual(['closed', 'closed', 'closed'])
  })

  it('let a caller give up', async () => {
    const giveUp = new AbortController()
    const answer = client.ask('coverage', { minutes: [5], speedMps: 1 }, giveUp.signal)
    giveUp.abort()
    expect(await answer).toMatchObject({ ok: false, failure: { code: 'aborted' } })
  })
})
