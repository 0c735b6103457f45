// `npm run bench [-- name …]`: runs the benchmarks in tests/bench, one after another, and prints what they print.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildServer, buildWeb } from './build.mjs'
import { ensureInstalled, root, run, say, stop } from './lib.mjs'

const wanted = process.argv.slice(2)
const benches = readdirSync(join(root, 'tests/bench'))
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)))
if (benches.length === 0) stop(`No benchmark is called ${wanted.join(' or ')}.`)

await ensureInstalled()
await Promise.all([buildServer(), buildWeb()])
for (const bench of benches) {
  say(`\n${bench}`)
  if ((await run(join(root, 'node_modules/.bin/tsx'), [`tests/bench/${bench}`])) !== 0)
    stop(`${bench} failed`)
}
