import postgres from 'postgres'
import type { Sql } from './database.ts'

/** Counts and versions fit a number with room to spare; as strings they would be added like words. */
const int8 = { to: 20, from: [20], parse: Number, serialize: String }

interface ClientOptions {
  /** Connection string, or null where `path` says it all. */
  readonly url: string | null
  /** Unix socket of the embedded database. */
  readonly path?: string
  readonly maxConnections: number
  /** A connection that nobody needs for so long is ended. */
  readonly idleSeconds?: number
}

/**
 * Seconds until the next try after the given number of failed ones. The client's own go up to 20: for so long a database
 * that is back would be said to be away, and whoever asks would wait.
 */
const backoffSeconds = (failures: number): number =>
  (0.5 + Math.random() / 2) * Math.min(3 ** failures / 100, 1)

/** Opens no connection yet: the first query does. */
export const createClient = ({ url, path, maxConnections, idleSeconds }: ClientOptions): Sql => {
  const options = {
    max: maxConnections,
    connect_timeout: 10,
    backoff: backoffSeconds,
    ...(idleSeconds === undefined ? {} : { idle_timeout: idleSeconds }),
    onnotice: () => {},
    connection: { application_name: 'wangge', TimeZone: 'UTC' },
    types: { int8 },
  }
  const client =
    url === null
      ? postgres({ ...options, path: path ?? '', user: 'postgres', database: 'postgres', max_lifetime: null })
      : postgres(url, options)
  return client as unknown as Sql
}
