// Writes a street and says after each table that it is filled, until somebody kills it. Arguments: the data
// directory, and the connection string or nothing.
import { openDatabase } from '../../server/src/db/open.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { latticeStreet } from './lattice-street.ts'

const [dataDir = '', url = ''] = process.argv.slice(2)
const opened = await openDatabase({ url: url === '' ? null : url, dataDir })
if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
const street = latticeStreet('999900003', { side: 16, buildingsPerBasic: 18, requests: 20_000 })
await writeStreet(opened.value, street, { kind: 'demo', source: 'crash' }, ({ table, rows }) => {
  process.stdout.write(`${table} ${rows}\n`)
})
