import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../server/src/db/database.ts'
import { freshDatabase } from '../support/databases.ts'

let db: Database
beforeAll(async () => {
  db = await freshDatabase()
})
afterAll(() => db.close())

const number = async (n: number) => {
  const [row] = await db.sql<{ n: number }[]>`SELECT ${n}::int AS n`
  return row?.n
}

/** The embedded engine once answered the next question with nothing, and the one after with the first's answer. */
describe('after a failed query, each question gets its own answer', () => {
  it.each<[string, RegExp, () => Promise<unknown>]>([
    ['while executing', /division/, async () => db.sql`SELECT ${0}::int / 0 AS x`],
    ['while parsing', /nowhere/, async () => db.sql`SELECT nothing FROM nowhere`],
    ['while binding', /invalid input/, async () => db.sql`SELECT ${'a'}::int AS n`],
    [
      'by a constraint',
      /account_name_check/,
      async () => db.sql`INSERT INTO account (name, role, password_hash) VALUES ('x y', 'admin', 'x')`,
    ],
    ['by a trigger', /append-only/, async () => db.sql`DELETE FROM audit_log`],
    ['in a transaction', /division/, async () => db.sql.begin((tx) => tx`SELECT ${1}::int / 0`)],
    [
      'in a transaction that went on',
      /division|aborted/,
      async () => db.sql.begin((tx) => tx`SELECT ${1}::int / 0`.catch(() => tx`SELECT 1`)),
    ],
  ])('%s', async (_how, words, failing) => {
    for (let round = 0; round < 2; round += 1) {
      await expect(failing()).rejects.toThrow(words)
      for (const n of [1, 2, 3]) expect(await number(n)).toBe(n)
    }
  })

  it('when all were sent at once', async () => {
    const asked = [number(1), db.sql`SELECT ${0}::int / 0`, number(2), db.sql`SELECT nothing`, number(3)]
    const answers = await Promise.allSettled(asked)
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : null))).toEqual([
      1,
      null,
      2,
      null,
      3,
    ])
  })
})
