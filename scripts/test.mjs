// `npm test`: types, lint, format, then every vitest project in turn. Ends with one line of totals.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildServer, buildWeb } from './build.mjs'
import { ensureInstalled, root, run, say, stop } from './lib.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

/** In turn, because two cores shared by a browser, two databases and property tests make nobody faster. */
const steps = [
  ['geodata', 'server', 'web', 'boundaries'],
  ['properties'],
  ['api-embedded'],
  ['api-postgres'],
  ['e2e'],
]

if (!existsSync(join(root, '..', 'shared', 'data'))) {
  if (process.env.CI) stop('../shared is missing: its tests must run in CI.')
  say('../shared is missing: the tests on its data are skipped, not run.')
}
await ensureInstalled()
await ensureSystemPackages()

const began = Date.now()
const seconds = () => `${((Date.now() - began) / 1000).toFixed(0)} s`
const bin = (name) => join(root, 'node_modules', '.bin', name)
const check = async (title, command, args) => {
  if ((await run(command, args)) !== 0) stop(`${title}: failed`)
  say(`${title}: ok (${seconds()})`)
}
await check('types', bin('tsc'), ['-p', 'tsconfig.json'])
await check('lint', bin('oxlint'), ['--deny-warnings'])
await check('format', bin('biome'), ['format', '.'])
await Promise.all([buildServer(), buildWeb()])
say(`build: ok (${seconds()})`)

const reports = mkdtempSync(join(tmpdir(), 'wangge-test-'))
const totals = { passed: 0, failed: 0, skipped: 0 }
for (const projects of steps) {
  const outputFile = join(reports, `${projects[0]}.json`)
  const code = await run(bin('vitest'), [
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${outputFile}`,
  ])
  const report = existsSync(outputFile) ? JSON.parse(readFileSync(outputFile, 'utf8')) : null
  totals.passed += report?.numPassedTests ?? 0
  totals.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  // A file that fails to load has no failed test in it, and still must count.
  totals.failed += Math.max(report?.numFailedTests ?? 0, code === 0 ? 0 : 1)
  say(`${projects.join(', ')}: ${code === 0 ? 'ok' : 'failed'} (${seconds()})`)
}
rmSync(reports, { recursive: true, force: true })
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
say(`${totals.passed} passed, ${totals.failed} failed${skipped}`)
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1)
