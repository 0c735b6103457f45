// Writes row after row and says so after each, until somebody kills it. Argument: the data directory.
import { openDatabase } from '../../server/src/db/open.ts'

const opened = await openDatabase({ url: null, dataDir: process.argv[2] ?? '' })
if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
const { sql } = opened.value
await sql`CREATE TABLE IF NOT EXISTS survivor (n integer PRIMARY KEY)`
for (let n = 1; ; n++) {
  await sql`INSERT INTO survivor VALUES (${n})`
  process.stdout.write(`acknowledged ${n}\n`)
}
