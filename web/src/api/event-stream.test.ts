import { expect, test } from 'vitest'
import { readEvents, type StreamedEvent } from './event-stream.ts'

const streamOf = (chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk)
      controller.close()
    },
  })

const all = async (chunks: readonly Uint8Array[]): Promise<StreamedEvent[]> => {
  const events: StreamedEvent[] = []
  for await (const event of readEvents(streamOf(chunks))) events.push(event)
  return events
}

const wanted = [
  { event: 'progress', data: '{"stage":"搜索"}' },
  { event: 'message', data: 'a\nb' },
  { event: 'result', data: '{}' },
]
const bytes = new TextEncoder().encode(
  ': hello\n\nevent: progress\ndata: {"stage":"搜索"}\n\ndata: a\ndata: b\n\nevent:result\r\ndata:{}\r\n\r\n',
)

test('events come out as they were sent, wherever the network cuts them', async () => {
  expect(await all([bytes])).toEqual(wanted)
  for (let cut = 1; cut < bytes.length; cut += 1)
    expect(await all([bytes.slice(0, cut), bytes.slice(cut)])).toEqual(wanted)
})

test('a last event without its empty line counts, nothing does not', async () => {
  expect(await all([new TextEncoder().encode('event: result\ndata: 1')])).toEqual([
    { event: 'result', data: '1' },
  ])
  expect(await all([])).toEqual([])
})
