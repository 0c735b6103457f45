// Import of 100,000 requests, 37 of them bad, as CSV and as XLSX, into the built server: time, memory, and how long its
// event loop is held up while the import's thread works. On a PostgreSQL of its own; with the word `embedded` after its
// name on an embedded database. ROWS=1000 asks for fewer.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { json } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { sheetRows, workbookOf } from '../../server/src/imports/requests/test-xlsx.ts'
import { importTable } from '../support/import-table.ts'
import { startCluster } from '../support/throwaway-cluster.ts'

const rows = Number(process.env['ROWS'] ?? 100_000)
const bad = 37
const embedded = process.argv.includes('embedded')
const root = fileURLToPath(new URL('../../', import.meta.url))
const say = (line: string): void => void process.stdout.write(`${line}\n`)

interface Held {
  /** Longest that a turn of the loop came late, whoever kept the processor. */
  readonly lateMs: number
  /** Longest that the loop's own thread computed between two turns. */
  readonly ownMs: number
  readonly peakMb: number
}

const startServer = async (env: Readonly<Record<string, string>>) => {
  const demo = ['server/dist/main.js', 'demo', '--size', 'street', '--seed', '1']
  spawnSync(process.execPath, demo, { cwd: root, env: { PATH: process.env['PATH'], ...env } })
  const child = spawn(
    process.execPath,
    ['--import', './tests/bench/loop-delay.mjs', 'server/dist/main.js', 'serve'],
    {
      cwd: root,
      env: { PATH: process.env['PATH'], PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const lines = createInterface({ input: child.stdout })
  const next = (begin: string): Promise<string> =>
    new Promise((resolve) => {
      const hear = (line: string) => {
        if (!line.includes(begin)) return
        lines.off('line', hear)
        resolve(line)
      }
      lines.on('line', hear)
    })
  const url = (await next('http://')).replace(/^.*(http:\S+).*$/, '$1')
  return {
    url,
    held: async (): Promise<Held> => {
      const told = next('loop ')
      child.kill('SIGUSR2')
      return JSON.parse((await told).slice('loop '.length)) as Held
    },
    stop: () => new Promise<void>((done) => child.once('exit', () => done()).kill('SIGTERM')),
  }
}

const measure = async (server: Awaited<ReturnType<typeof startServer>>): Promise<void> => {
  // Not fetch: it gives up after five minutes.
  const post = (path: string, body: string | Uint8Array, type: string): Promise<[number, never]> =>
    new Promise((resolve, reject) => {
      const asked = request(`${server.url}/api/v1/imports/requests${path}`, {
        method: 'POST',
        headers: { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) },
      })
      asked.on('error', reject).on('response', (response) => {
        json(response).then((answer) => resolve([response.statusCode ?? 0, answer as never]), reject)
      })
      asked.end(body)
    })
  const step = async <T>(name: string, work: () => Promise<readonly [number, T]>): Promise<T> => {
    await server.held()
    const from = performance.now()
    const [status, answer] = await work()
    const seconds = (performance.now() - from) / 1000
    const { lateMs, ownMs, peakMb } = await server.held()
    say(
      `  ${name.padEnd(28)} ${String(status).padEnd(4)} ${seconds.toFixed(1).padStart(6)} s   loop computes ${ownMs.toFixed(0).padStart(3)} ms at most, late ${lateMs.toFixed(0).padStart(4)} ms   ${peakMb.toFixed(0)} MB`,
    )
    return answer
  }
  const response = await fetch(`${server.url}/api/v1/overview`)
  if (!response.ok) throw new Error(await response.text())
  const overview = (await response.json()) as { place: { bbox: [number, number, number, number] } }
  const table = importTable(rows, bad, overview.place.bbox)
  const cells = table.csv
    .replace(/"[^"]*"/g, (quoted) => quoted.slice(1, -1).replace(',', '，').replace('\n', ' '))
    .trimEnd()
    .split('\n')
    .map((line) =>
      line.split(',').map((cell, i) => ((i === 3 || i === 4) && /^[\d.]+$/.test(cell) ? Number(cell) : cell)),
    )
  const files = [
    ['CSV', Buffer.from(table.csv), 'text/csv'],
    ['XLSX', workbookOf({ sheets: { 诉求: sheetRows(cells) } }), 'application/octet-stream'],
  ] as const
  await step('nothing, for 5 s', async () => {
    await new Promise((done) => setTimeout(done, 5000))
    return [0, null] as const
  })
  for (const [kind, file, type] of files) {
    say(`${kind}: ${rows} rows, ${bad} bad, ${(file.length / 1e6).toFixed(1)} MB`)
    const uploaded = await step<{ importId: string; mapping: object }>('upload', () => post('', file, type))
    const question = { mapping: uploaded.mapping }
    const ask = (what: string, more: object = {}) =>
      post(`/${uploaded.importId}/${what}`, JSON.stringify({ ...question, ...more }), 'application/json')
    const preview = await step<{ badTotal: number }>('preview', () => ask('preview'))
    if (preview.badTotal !== bad) throw new Error(`${preview.badTotal} bad rows`)
    await step('commit, refused', () => ask('commit'))
    const done = await step<object>('commit, bad rows skipped', () => ask('commit', { skipBad: true }))
    say(`  ${JSON.stringify(done, ['made', 'known', 'skipped', 'unowned', 'doubleOwned', 'filledStages'])}`)
  }
}

say(`${embedded ? 'embedded' : 'PostgreSQL'}, load ${loadavg()[0]?.toFixed(1)}`)
const folder = mkdtempSync(join(tmpdir(), 'wangge-bench-imports-'))
const cluster = embedded ? null : await startCluster({ fsync: 'on' })
try {
  const server = await startServer(
    cluster === null ? { WANGGE_DATA: folder } : { DATABASE_URL: `${cluster.server}/postgres` },
  )
  try {
    await measure(server)
  } finally {
    await server.stop()
  }
} finally {
  await cluster?.stop()
  rmSync(folder, { recursive: true, force: true })
}
