// Many subscribers in one process. Arguments: the server's address, the street, how many.
import { connect as dial, type Socket } from 'node:net'
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
  socket: Socket | null
  lastId: string | null
  readonly heard: [number, number][]
}

/** A bare socket: what is measured is the server, not a client's HTTP. Sizes of chunks stand between events, not in them. */
const connect = async (subscriber: Subscriber): Promise<void> => {
  const { hostname, port, host } = new URL(url)
  const socket = dial(Number(port), hostname)
  subscriber.socket = socket
  socket.setEncoding('latin1')
  socket.on('error', () => undefined)
  const last = subscriber.lastId === null ? '' : `Last-Event-ID: ${subscriber.lastId}\r\n`
  socket.write(`GET /api/v1/events?street=${street} HTTP/1.1\r\nHost: ${host}\r\n${last}\r\n`)
  let text = ''
  await new Promise<void>((greeted, refused) => {
    const read = (event: string, at: number) => {
      const id = between(event, 'id: ', '\n')
      if (id === null) return
      subscriber.lastId = id
      const requestId = between(event, '"requestId":"', '"')
      if (requestId !== null) subscriber.heard.push([numberOf(requestId), at])
      else if (event.includes('event: hello')) greeted()
      else refused(new Error(event))
    }
    socket.on('data', (chunk: string) => {
      const at = now()
      text += chunk
      let from = 0
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n', from)) {
        read(text.slice(from, end), at)
        from = end + 2
      }
      text = text.slice(from)
    })
  })
}

const between = (text: string, before: string, after: string): string | null => {
  const found = text.indexOf(before)
  if (found < 0) return null
  const start = found + before.length
  return text.slice(start, text.indexOf(after, start))
}

const subscribers: Subscriber[] = Array.from({ length: Number(countText) }, () => ({
  socket: null,
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
    for (const { socket } of away) socket?.destroy()
  } else if (word.kind === 'return') await Promise.all(away.map(connect))
  else {
    tell({ kind: 'heard', away: away.length, ids, heard: subscribers.map(({ heard }) => heard) })
  }
})
process.once('disconnect', () => process.exit(0))
