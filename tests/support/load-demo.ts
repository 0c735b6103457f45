import { generateDemoStreet } from '@wangge/geodata'
import type { Database } from '../../server/src/db/database.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'

/** Fills the shared test database: every route test reads the demo street. */
export const loadDemo = async (db: Database): Promise<void> => {
  const street = generateDemoStreet({ seed: 1 })
  const written = await writeStreet(db, street, { kind: 'demo', source: 'seed 1' })
  if (!written.ok) throw new Error(JSON.stringify(written.failure))
}
