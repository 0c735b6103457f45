import type { ISql } from 'postgres'

/** What names of requests are made with that lead to nothing; the same for as long as the database lives. */
export const selectRequestKeySecret = async (sql: ISql): Promise<Buffer> => {
  const [row] = await sql<{ value: Buffer }[]>`SELECT value FROM server_secret WHERE name = 'request-key'`
  if (row === undefined) throw new Error('the database has lost its request-key')
  return Buffer.from(row.value)
}
