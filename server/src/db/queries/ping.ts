import type { Sql } from '../database.ts'

/** False where the database refuses, fails, or is silent for `timeoutMs`. */
export const pingDatabase = async (sql: Sql, timeoutMs: number): Promise<boolean> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs)
  })
  const answer = sql`SELECT 1`.then(
    () => true,
    () => false,
  )
  const answered = await Promise.race([answer, silence])
  clearTimeout(timer)
  return answered
}
