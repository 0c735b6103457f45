import { createClient } from '../../server/src/db/client.ts'
import { openDatabase } from '../../server/src/db/open.ts'
import { loadDemo } from './load-demo.ts'
import { type OwnServer, ownServer } from './own-server.ts'
import { stopPrograms } from './run-source.ts'
import { startCluster } from './throwaway-cluster.ts'

/** Two servers of one PostgreSQL with the demo street: one that is looked at, and one that others write through. */
export interface ServedPair {
  readonly shown: OwnServer
  readonly other: OwnServer
  readonly street: string
  /** For commands on the same database. */
  readonly env: Readonly<Record<string, string>>
  /** Stops the database and keeps its data. */
  haltDatabase(): Promise<void>
  resumeDatabase(): Promise<void>
  /** Makes one request through the other server, in the middle of the street. */
  makeRequest(): Promise<void>
  /** How many were made so far; all wait in their first stage. */
  made(): number
  stop(): Promise<void>
}

interface Spot {
  readonly street: string
  readonly lon: number
  readonly lat: number
  /** A minute before the street's present: the demo's is a midnight, and belongs to a day that is not shown yet. */
  readonly createdAt: string
}

const spotOf = async (url: string): Promise<Spot> => {
  const answer = await fetch(`${url}/api/v1/overview`)
  const { asOf, street, place } = (await answer.json()) as {
    asOf: { time: string }
    street: { id: string }
    place: { bbox: [number, number, number, number] }
  }
  const [west, south, east, north] = place.bbox
  const createdAt = new Date(Date.parse(asOf.time) - 60_000).toISOString()
  return { street: street.id, lon: (west + east) / 2, lat: (south + north) / 2, createdAt }
}

/** The built server (`server/dist`) twice. */
export const servePair = async (): Promise<ServedPair> => {
  const cluster = await startCluster()
  const name = 'wangge_pair'
  const admin = createClient({ url: `${cluster.server}/postgres`, maxConnections: 1 })
  await admin`CREATE DATABASE ${admin(name)}`
  await admin.end()
  const url = `${cluster.server}/${name}`
  const opened = await openDatabase({ url, dataDir: '' })
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  await loadDemo(opened.value)
  await opened.value.close()
  const env = { DATABASE_URL: url }
  const [shown, other] = [await ownServer(env), await ownServer(env)]
  await Promise.all([shown.start(), other.start()])
  const { street, lon, lat, createdAt } = await spotOf(other.url)
  let made = 0
  return {
    shown,
    other,
    street,
    env,
    haltDatabase: cluster.halt,
    resumeDatabase: cluster.resume,
    makeRequest: async () => {
      const place = { lon: lon + made * 1e-6, lat }
      const answer = await fetch(`${other.url}/api/v1/requests`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ street, category: 'livelihood', createdAt, ...place }),
      })
      if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`)
      made += 1
    },
    made: () => made,
    stop: async () => {
      await Promise.all([shown.stop(), other.stop()])
      await stopPrograms()
      await cluster.stop()
    },
  }
}
