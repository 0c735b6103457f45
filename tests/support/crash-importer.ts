// Imports a table of requests and says what has been done of it, until somebody kills it; with `wait` it never comes to
// the commit. Arguments: the data directory, the connection string or nothing, the table's rows, and `wait` or nothing.
import { openDatabase } from '../../server/src/db/open.ts'
import type { Database } from '../../server/src/db/database.ts'
import { selectStreets } from '../../server/src/db/queries/streets.ts'
import { commitImport } from '../../server/src/imports/requests/commit-import.ts'
import { guessMapping } from '../../server/src/imports/requests/guess-mapping.ts'
import { readStreetGround } from '../../server/src/imports/requests/street-ground.ts'
import { importHeader, importTable } from './import-table.ts'

const [dataDir = '', url = '', rows = '', wait = ''] = process.argv.slice(2)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** The database, whose transactions tell when their writes are done and, if asked, end there. */
const telling = (db: Database): Database => ({
  ...db,
  sql: new Proxy(db.sql, {
    get: (sql, name) =>
      name === 'begin'
        ? (work: (tx: unknown) => Promise<unknown>) =>
            sql.begin(async (tx) => {
              const done = await work(tx)
              say('written')
              if (wait !== '') await new Promise(() => {})
              return done
            })
        : Reflect.get(sql, name),
  }),
})

const opened = await openDatabase({ url: url === '' ? null : url, dataDir })
if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
const db = opened.value
const [head] = await selectStreets(db.sql)
if (head === undefined) throw new Error('no street')
const { csv } = importTable(Number(rows), 0, head.bbox)
say('begun')
const outcome = await commitImport(telling(db), Buffer.from(csv), {
  options: { sheet: null, mapping: guessMapping(importHeader.split(',')), crs: 'wgs84' },
  ground: await readStreetGround(db.sql, head),
  nowMs: Date.now(),
  skipBad: false,
  source: 'crash',
  startedAtMs: Date.now(),
})
say(
  outcome.ok && outcome.value.kind === 'written'
    ? `acknowledged ${outcome.value.made}`
    : JSON.stringify(outcome),
)
setInterval(() => {}, 1000)
