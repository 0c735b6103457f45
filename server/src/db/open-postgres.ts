import { fail, ok, type Result } from '@wangge/geodata'
import { createClient } from './client.ts'
import type { DatabaseFailureCode, Sql } from './database.ts'

/** Longer than the client's own limit for a connection, so that its reason is the one that is told. */
const patienceMs = 12_000

/** Connects to the PostgreSQL that `DATABASE_URL` names; the failure says what is wrong without the password. */
export const openPostgres = async (
  url: string,
  maxConnections: number,
): Promise<Result<Sql, DatabaseFailureCode>> => {
  const target = describeTarget(url)
  if (target === null) return fail('database-url-invalid')
  const sql = createClient({ url, maxConnections })
  try {
    await answerWithin(patienceMs, sql`SELECT 1`)
    return ok(sql)
  } catch (error) {
    await sql.end({ timeout: 0 })
    const { code, message } = error as { code?: string; message: string }
    // SQLSTATEs are five characters; what the socket or the client says is longer.
    return /^[0-9A-Z]{5}$/.test(code ?? '')
      ? fail('database-refused', { target, reason: message })
      : fail('database-unreachable', { target, reason: code ?? message })
  }
}

/** The client tries again for ever where the other side only hangs up. */
const answerWithin = async (limitMs: number, answer: Promise<unknown>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it hangs up')), limitMs)
  })
  try {
    await Promise.race([answer, tooLate])
  } finally {
    clearTimeout(timer)
  }
}

const describeTarget = (url: string): string | null => {
  try {
    const { protocol, host, pathname } = new URL(url)
    return /^postgres(ql)?:$/.test(protocol) ? `${decodeURIComponent(host) || 'localhost'}${pathname}` : null
  } catch {
    return null
  }
}
