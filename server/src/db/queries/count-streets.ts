import type { ISql } from 'postgres'

export const countStreets = async (sql: ISql): Promise<number> => {
  const [row] = await sql<{ count: number }[]>`SELECT count(*) AS count FROM street`
  return row?.count ?? 0
}
