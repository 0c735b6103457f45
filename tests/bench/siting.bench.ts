// 100 sites × 100,000 demand points, k = 20: time and proven gap, with PuLP and CBC on the same city in the same run.
// The peer needs a Python with PuLP (`pip install pulp`); PYTHON names it, else `python3`.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SitingProblem, siteMaximalCover } from '@wangge/geodata'
import loadHighs from 'highs'
import { syntheticCity } from './siting-city.ts'

const K = 20
const LIMIT_MS = 5000
const MOST_GAP = 0.01
const python = process.env.PYTHON ?? 'python3'
const say = (line: string) => process.stdout.write(`${line}\n`)
const percent = (share: number) => `${(share * 100).toFixed(3)}%`

/** Loaded once, as a server's worker does. */
const highs = await loadHighs()
const controls = {
  now: () => performance.now(),
  timeLimitMs: LIMIT_MS,
  loadSolver: () => Promise.resolve(highs),
}

const ours = async (problem: SitingProblem) => {
  const began = performance.now()
  const used = process.cpuUsage()
  let inBoundMs = Number.NaN
  const cover = await siteMaximalCover(problem, K, {
    ...controls,
    onProgress: ({ best, bound }) => {
      if (best !== null && bound !== null && bound - best <= MOST_GAP * best)
        inBoundMs = performance.now() - began
    },
  })
  if (!cover.ok) throw new Error(JSON.stringify(cover.failure))
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(used)
  const { total, gap, proven } = cover.value
  const toGap = Number.isNaN(inBoundMs) ? seconds : inBoundMs / 1000
  say(
    `  ours: ${seconds.toFixed(2)} s (processor ${((user + system) / 1e6).toFixed(2)} s; within 1% after ${toGap.toFixed(2)} s), ` +
      `${total} households, gap ${percent(gap)}${proven ? ', proven' : ''}`,
  )
  return { total, gap, toGap, seconds }
}

const peer = (problem: SitingProblem, own: { toGap: number; total: number }) => {
  const { households, siteStart, siteDemand } = problem
  const reached = Array.from({ length: siteStart.length - 1 }, (_, site) =>
    Array.from(siteDemand.subarray(siteStart[site], siteStart[site + 1])),
  )
  const dir = mkdtempSync(join(tmpdir(), 'wangge-siting-'))
  try {
    const file = join(dir, 'problem.json')
    const task = { households: Array.from(households), reached, k: K, limitSeconds: 120, gap: MOST_GAP }
    writeFileSync(file, JSON.stringify(task))
    const script = new URL('siting-peer.py', import.meta.url).pathname
    for (const line of execFileSync(python, [script, file], { encoding: 'utf8' }).trim().split('\n')) {
      const { name, seconds, total } = JSON.parse(line) as { name: string; seconds: number; total: number }
      say(
        `  ${name}, to 1%: ${seconds.toFixed(2)} s, ${total} households ` +
          `(ours ${(seconds / own.toGap).toFixed(1)}× faster to 1%, ${percent(own.total / total - 1)} more households)`,
      )
    }
  } catch (error) {
    say(`  NOT RUN: the peer (${python} with PuLP): ${String(error).split('\n')[0]}`)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

let worstGap = 0
let slowest = 0
for (const reachM of [1500, 3000]) {
  for (const seed of [1, 2, 3]) {
    const problem = syntheticCity({ sites: 100, points: 100_000, reachM, sideM: 20_000, seed })
    say(`reach ${reachM} m, seed ${seed}: ${problem.siteDemand.length} pairs`)
    const own = await ours(problem)
    worstGap = Math.max(worstGap, own.gap)
    slowest = Math.max(slowest, own.toGap)
    if (seed === 1) peer(problem, own)
  }
}
say(
  `worst gap ${percent(worstGap)} within ${LIMIT_MS / 1000} s; 1% reached after ${slowest.toFixed(2)} s at most`,
)
if (worstGap > MOST_GAP) process.exitCode = 1
