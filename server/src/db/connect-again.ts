import { createChangeBus } from '../events/change-bus.ts'
import { createClient } from './client.ts'
import type { Database } from './database.ts'

/** Enough for the steps of one piece of work; then others may have the connection. */
const idleSeconds = 10

/**
 * One more connection to a database that the server has open, checked and migrated: for a thread of it. Embedded, it
 * waits while another connection is in a transaction. Whoever follows changes embedded is not told by what is written
 * here: the server itself says `changes.changed` afterwards.
 */
export const connectAgain = ({ reach, version }: Pick<Database, 'reach' | 'version'>): Database => {
  const kind = reach.url === null ? 'embedded' : 'postgres'
  const sql = createClient({ path: '', ...reach, maxConnections: 1, idleSeconds })
  const close = () => sql.end({ timeout: 5 })
  return { sql, reach, kind, version, changes: createChangeBus(sql, kind), close }
}
