// A server as `wangge serve`, which also writes a request each so many milliseconds, on the parent's word. Arguments:
// the data directory, how often in milliseconds, how many, and the connection string or nothing.
import { setTimeout } from 'node:timers/promises'
import type { StreetId } from '@wangge/geodata'
import { openDatabase } from '../../server/src/db/open.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { startServer } from '../../server/src/main.ts'
import { checkRequests } from '../../server/src/services/requests/check-requests.ts'
import { writePrepared } from '../../server/src/services/requests/make-requests.ts'
import { createRequestGround } from '../../server/src/services/requests/request-ground.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import type { WriterMessage } from './events-messages.ts'

const [dataDir = '', everyText, countText, url = ''] = process.argv.slice(2)
const everyMs = Number(everyText)
const count = Number(countText)
const tell = (message: WriterMessage) => process.send?.(message)
/** Comparable between processes of one computer. */
const now = () => performance.timeOrigin + performance.now()
const must = <T>(result: { ok: true; value: T } | { ok: false; failure: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

const db = must(await openDatabase({ url: url === '' ? null : url, dataDir }))
const dataset = latticeStreet('999900001', { side: 16, buildingsPerBasic: 2, requests: 2000 })
must(await writeStreet(db, dataset, { kind: 'demo', source: 'bench' }))
const server = must(await startServer(db, { host: '127.0.0.1', port: 0, trustProxy: false }))
const streetId = dataset.street.id as StreetId
const ground = createRequestGround(
  { streetId, bbox: [120, 32, 120.016, 32.016], limits: {} },
  new Map(dataset.grids.map((grid) => [grid.code, grid])),
  new Map(dataset.grids.flatMap(({ code, geometry }) => (geometry === null ? [] : [[code, geometry]]))),
)
const atMs = Date.UTC(2026, 1, 10)
const context = { streetId, origin: 'entry', sender: 'bench', nowMs: atMs } as const

const write = async (n: number): Promise<void> => {
  const { prepared } = checkRequests(ground, context, [
    {
      category: 'livelihood',
      position: [120.0005 + (n % 15) * 1e-3, 32.0005 + (n % 13) * 1e-3],
      createdAtMs: atMs,
      description: '',
      externalId: null,
      events: [],
    },
  ])
  let committingAt = 0
  const written = must(
    await writePrepared(
      db,
      context,
      prepared.map(({ request }) => request),
      async () => {
        committingAt = now()
      },
    ),
  )
  tell({ kind: 'written', id: `${streetId}.${written[0]?.id}`, committingAt, committedAt: now() })
}

process.once('message', async () => {
  const used = process.cpuUsage()
  const began = now()
  for (let n = 0; n < count; n += 1) {
    await setTimeout(Math.max(0, began + n * everyMs - now()))
    await write(n)
  }
  const { user, system } = process.cpuUsage(used)
  tell({ kind: 'done', cpuSeconds: (user + system) / 1e6, seconds: (now() - began) / 1000 })
})
// The parent has what it wanted, or is gone.
process.once('disconnect', async () => {
  await server.stop()
  await db.close()
  process.exit(0)
})
tell({ kind: 'ready', url: server.url, database: db.version, street: streetId })
