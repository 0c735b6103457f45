// A server that writes one request after another and says after each that it is written, until somebody ends it.
// Arguments: the port, the street, the data directory, and the connection string or nothing.
import type { LimitSettings, StreetId } from '@wangge/geodata'
import { openDatabase } from '../../server/src/db/open.ts'
import { startServer } from '../../server/src/main.ts'
import { makeRequests } from '../../server/src/services/requests/make-requests.ts'
import { createRequestGround } from '../../server/src/services/requests/request-ground.ts'
import { latticeStreet } from '../support/lattice-street.ts'

const [port, street = '', dataDir = '', url = ''] = process.argv.slice(2)
const opened = await openDatabase({ url: url === '' ? null : url, dataDir })
if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
const db = opened.value
const server = await startServer(db, { host: '127.0.0.1', port: Number(port), trustProxy: false })
if (!server.ok) throw new Error(JSON.stringify(server.failure))
process.stdout.write(`serving ${server.value.url}\n`)

const { grids } = latticeStreet(street)
const streetId = street as StreetId
const ground = createRequestGround(
  { streetId, bbox: [120, 32, 120.004, 32.004], limits: {} as LimitSettings },
  new Map(grids.map((grid) => [grid.code, grid])),
  new Map(grids.flatMap(({ code, geometry }) => (geometry === null ? [] : [[code, geometry]]))),
)
const asOfMs = Date.UTC(2026, 1, 10)
const stopping = new AbortController()
process.once('SIGTERM', () => stopping.abort())
for (let n = 1; !stopping.signal.aborted; n += 1) {
  const made = await makeRequests(db, ground, { streetId, origin: 'entry', sender: 'test', nowMs: asOfMs }, [
    {
      category: 'livelihood',
      position: [120.0001 + (n % 30) * 1e-4, 32.0005],
      createdAtMs: asOfMs,
      description: '',
      externalId: null,
      events: [],
    },
  ])
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  process.stdout.write(`acknowledged ${made.value[0]?.id}\n`)
}
process.stdout.write('written\n')
// Those who follow are still told; the test ends it.
setInterval(() => undefined, 1000)
