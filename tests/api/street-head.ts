import type { Database } from '../../server/src/db/database.ts'
import { selectStreets, type StreetHead } from '../../server/src/db/queries/streets.ts'

/** What the server knows of a street before it reads anything of it. */
export const headOf = async (db: Database, streetId: string): Promise<StreetHead> => {
  const head = (await selectStreets(db.sql)).find(({ id }) => id === streetId)
  if (head === undefined) throw new Error(`no street ${streetId}`)
  return head
}
