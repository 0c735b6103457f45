import type { Database } from '../../server/src/db/database.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { latticeStreet } from './lattice-street.ts'

/** Fills the shared test database: every route test reads the demo street. */
export const loadDemo = async (db: Database): Promise<void> => {
  const street = latticeStreet('999901001')
  const written = await writeStreet(db, street, { kind: 'demo', source: 'seed 1' })
  if (!written.ok) throw new Error(JSON.stringify(written.failure))
}
