// Many subscribers in one process. Arguments: the server's address, the street, how many.
import { once } from 'node:events'
import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import type { SubscribersMessage, SubscribersWord } from './events-messages.ts'

const [url = '', street = '', countText] = process.argv.slice(2)
const tell = (message: SubscribersMessage) => process.send?.(message)
const now = () => performance.timeOrigin + performance.now()

/** Ids are told to the parent once, and by number after that. */
const ids: string[] = []
const numbers = new Map<string, number>()
const numberOf = (id: string): number => {
  const known = numbers.get(id)
  if (known !== undefined) return known
  numbers.set(id, ids.length)
  return ids.push(id) - 1
}

interface Subscriber {
  request: ClientRequest | null
  lastId: string | null
  readonly heard: [number, number][]
}

const connect = async (subscriber: Subscriber): Promise<void> => {
  const { lastId } = subscriber
  const request = get(`${url}/api/v1/events?street=${street}`, {
    agent: false,
    headers: { Accept: 'text/event-stream', ...(lastId === null ? {} : { 'Last-Event-ID': lastId }) },
  })
  subscriber.request = request
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  if (response.statusCode !== 200) throw new Error(`status ${response.statusCode}`)
  request.on('error', () => undefined)
  response.on('error', () => undefined)
  response.setEncoding('utf8')
  let text = ''
  const greeted = new Promise<void>((done) => {
    response.on('data', (chunk: string) => {
      const at = now()
      const blocks = (text + chunk).split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        subscriber.lastId = /^id: (.*)$/m.exec(block)?.[1] ?? subscriber.lastId
        const id = /"requestId":"([^"]+)"/.exec(block)?.[1]
        if (id !== undefined) subscriber.heard.push([numberOf(id), at])
        if (block.includes('event: hello')) done()
        if (block.includes('event: reset')) throw new Error('reset')
      }
    })
  })
  await greeted
}

const subscribers: Subscriber[] = Array.from({ length: Number(countText) }, () => ({
  request: null,
  lastId: null,
  heard: [],
}))
const began = now()
for (let i = 0; i < subscribers.length; i += 50) await Promise.all(subscribers.slice(i, i + 50).map(connect))
tell({ kind: 'connected', seconds: (now() - began) / 1000 })

let away: Subscriber[] = []
process.on('message', async (word: SubscribersWord) => {
  if (word.kind === 'leave') {
    away = subscribers.slice(0, word.count)
    for (const { request } of away) request?.destroy()
  } else if (word.kind === 'return') await Promise.all(away.map(connect))
  else {
    tell({ kind: 'heard', away: away.length, ids, heard: subscribers.map(({ heard }) => heard) })
  }
})
process.once('disconnect', () => process.exit(0))
