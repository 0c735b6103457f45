// `npm test`: types, lint, format, build, then every vitest project. Ends with one line of totals.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { buildServer, buildWeb } from './build.mjs'
import { ensureInstalled, root, runQuietly, say, stop } from './lib.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

/**
 * Two at a time, in this order, because most of them keep one core busy and wait. The browser's tests come first:
 * they take longest, and whatever is shorter fills the other lane.
 */
const steps = [
  ['e2e'],
  ['geodata', 'server', 'web', 'boundaries'],
  ['api-embedded'],
  ['api-postgres'],
  ['properties'],
]
const lanes = 2

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
  if (!(await runQuietly(command, args))) stop(`${title}: failed`)
  say(`${title}: ok (${seconds()})`)
}
const build = async () => {
  await Promise.all([buildServer(), buildWeb()])
  say(`build: ok (${seconds()})`)
}
await Promise.all([
  check('types', bin('tsc'), ['-p', 'tsconfig.json']),
  check('lint', bin('oxlint'), ['--deny-warnings']),
  check('format', bin('biome'), ['format', '.']),
  build(),
])

const reports = mkdtempSync(join(tmpdir(), 'wangge-test-'))
const totals = { passed: 0, failed: 0, skipped: 0 }
const failures = []

/** Where each failed test stands, and the first line of why: a log of which only the end is kept must tell it. */
const failuresIn = (report) =>
  report.testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    const told = failed.map(({ fullName, failureMessages: [why = ''] }) => [fullName, why])
    if (told.length === 0 && message) told.push(['(the file itself)', message])
    return told.map(([test, why]) => `${relative(root, name)} > ${test}\n    ${why.split('\n')[0]}`)
  })

/** What a command says is shown when it ends, so that the lanes do not speak at once. Resolves to its exit code. */
const runAside = (command, args) =>
  new Promise((resolve, reject) => {
    const env = process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const output = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(output))
      resolve(code ?? 1)
    })
  })

const runProjects = async (projects) => {
  const outputFile = join(reports, `${projects[0]}.json`)
  const code = await runAside(bin('vitest'), [
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${outputFile}`,
  ])
  const report = existsSync(outputFile) ? JSON.parse(readFileSync(outputFile, 'utf8')) : null
  failures.push(...(report === null ? [`${projects[0]}: no report`] : failuresIn(report)))
  totals.passed += report?.numPassedTests ?? 0
  totals.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  // A file that fails to load has no failed test in it, and still must count.
  totals.failed += Math.max(report?.numFailedTests ?? 0, code === 0 ? 0 : 1)
  say(`${projects.join(', ')}: ${code === 0 ? 'ok' : 'failed'} (${seconds()})`)
}
const waiting = [...steps]
const lane = async () => {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await runProjects(next)
}
await Promise.all(Array.from({ length: lanes }, lane))

rmSync(reports, { recursive: true, force: true })
for (const failure of failures) say(`failed: ${failure}`)
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
say(`${totals.passed} passed, ${totals.failed} failed${skipped}`)
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1)
