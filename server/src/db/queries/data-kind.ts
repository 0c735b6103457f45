import type { ISql } from 'postgres'

/** True where there is a street and every street is made up. */
export const hasOnlySyntheticStreets = async (sql: ISql): Promise<boolean> => {
  const [row] = await sql<
    { only: boolean }[]
  >`SELECT coalesce(bool_and(synthetic), false) AS only FROM street`
  return row?.only === true
}
