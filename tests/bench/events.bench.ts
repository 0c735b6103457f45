// From commit to subscriber: 1,000 subscribers in one process, the server in another, a write each 100 ms for 30 s, on
// the embedded database and on PostgreSQL (DATABASE_URL, else a throwaway one). Twenty of the subscribers go away and
// come back. Goal: p99 below 500 ms, counted from the moment COMMIT goes out; everybody gets everything once.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startCluster } from '../support/throwaway-cluster.ts'
import type { SubscribersMessage, SubscribersWord, WriterMessage } from './events-messages.ts'

const subscriberCount = 1000
const awayCount = 20
const everyMs = 100
const seconds = Number(process.env.EVENTS_SECONDS ?? 30)
const writes = (seconds * 1000) / everyMs
const goalMs = 500
const say = (line: string) => process.stdout.write(`${line}\n`)

const program = (name: string, args: readonly string[]): ChildProcess =>
  fork(fileURLToPath(new URL(name, import.meta.url)), [...args], { serialization: 'advanced' })

/** The first message of the kind; fails where the process ends before it. */
const hear = <M extends { kind: string }, K extends M['kind']>(child: ChildProcess, kind: K) =>
  new Promise<Extract<M, { kind: K }>>((resolve, reject) => {
    child.on('message', (message: M) => {
      if (message.kind === kind) resolve(message as Extract<M, { kind: K }>)
    })
    child.once('exit', (code) => reject(new Error(`it ended with ${code} before it was ${kind}`)))
  })

const at = (ordered: readonly number[], share: number): string =>
  (ordered[Math.min(ordered.length - 1, Math.ceil(share * ordered.length) - 1)] ?? Number.NaN).toFixed(1)
const line = (name: string, values: number[]): string => {
  const ordered = values.toSorted((a, b) => a - b)
  const figures = [0.5, 0.95, 0.99, 1].map((share) => at(ordered, share).padStart(9))
  return `${name.padEnd(34)}${figures.join('')}`
}

const measure = async (url: string): Promise<boolean> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'wangge-bench-'))
  const children: ChildProcess[] = []
  try {
    const writer = program('events-writer.ts', [dataDir, String(everyMs), String(writes), url])
    children.push(writer)
    const written = new Map<string, { committingAt: number; committedAt: number }>()
    writer.on('message', (message: WriterMessage) => {
      if (message.kind === 'written') written.set(message.id, message)
    })
    const ready = await hear<WriterMessage, 'ready'>(writer, 'ready')
    const audience = program('events-subscribers.ts', [ready.url, ready.street, String(subscriberCount)])
    children.push(audience)
    const word = (said: SubscribersWord) => audience.send(said)
    const connected = await hear<SubscribersMessage, 'connected'>(audience, 'connected')
    say(`${url === '' ? 'embedded' : 'postgres'}: ${ready.database}; load ${loadavg()[0]?.toFixed(1)}`)
    say(`${subscriberCount} connected in ${connected.seconds.toFixed(1)} s`)

    const done = hear<WriterMessage, 'done'>(writer, 'done')
    writer.send('write')
    await setTimeout(seconds * 100)
    word({ kind: 'leave', count: awayCount })
    await setTimeout(seconds * 600)
    word({ kind: 'return' })
    const { cpuSeconds, seconds: took } = await done
    await setTimeout(2000)
    const report = hear<SubscribersMessage, 'heard'>(audience, 'heard')
    word({ kind: 'report' })
    const { away, ids, heard } = await report

    const order = [...written.keys()]
    const missedOrTwice = heard.filter(
      (events) => events.map(([index]) => ids[index]).join() !== order.join(),
    ).length
    const present = heard.slice(away)
    const since = (moment: 'committingAt' | 'committedAt') =>
      present.flatMap((events) =>
        events.map(([index, heardAt]) => heardAt - (written.get(ids[index] ?? '')?.[moment] ?? Number.NaN)),
      )
    const fromCommit = since('committingAt')
    say(`milliseconds                            p50      p95      p99      max`)
    say(line('from COMMIT going out', fromCommit))
    say(line('from the writer’s acknowledgement', since('committedAt')))
    say(
      line(
        'COMMIT itself',
        [...written.values()].map((it) => it.committedAt - it.committingAt),
      ),
    )
    const p99 = Number(
      at(
        fromCommit.toSorted((a, b) => a - b),
        0.99,
      ),
    )
    say(
      `${written.size} writes in ${took.toFixed(1)} s; server ${((100 * cpuSeconds) / took).toFixed(0)}% of a core; ` +
        `${missedOrTwice} of ${heard.length} subscribers (${away} were away for ${(seconds * 0.6).toFixed(0)} s) without all of it once and in order`,
    )
    say(p99 < goalMs && missedOrTwice === 0 ? 'ok' : `not reached: p99 ${p99} ms, goal ${goalMs} ms`)
    return p99 < goalMs && missedOrTwice === 0
  } finally {
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      const gone = once(child, 'exit')
      if (child.connected) child.disconnect()
      const late = setTimeout(15_000).then(() => child.kill('SIGKILL'))
      await Promise.race([gone, late])
    }
    rmSync(dataDir, { recursive: true, force: true })
  }
}

say(`Node ${process.version}; ${cpus().length} × ${cpus()[0]?.model}`)
const embedded = await measure('')
const given = process.env.DATABASE_URL ?? null
const cluster = given === null ? await startCluster() : null
const postgres = await measure(given ?? `${cluster?.server}/postgres`).finally(() => cluster?.stop())
process.exit(embedded && postgres ? 0 : 1)
