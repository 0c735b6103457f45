import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type LocalStatistic,
  type Neighbours,
  bandNeighbours,
  getisOrd,
  localMetres,
  permutationCounts,
  requestHotspots,
} from '@wangge/geodata'

const [script = '', ...chosen] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)
const DRAWS = 9999

/** A repeatable stream in [0, 1) (mulberry32). */
let state = 20_261_101
const random = (): number => {
  state = (state + 0x6d2b79f5) >>> 0
  let mixed = Math.imul(state ^ (state >>> 15), state | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}

interface Timed<T> {
  readonly value: T
  readonly seconds: number
  readonly processorSeconds: number
}

/** The best of so many runs, by the clock. */
const best = <T>(runs: number, work: () => T): Timed<T> => {
  let found: Timed<T> | undefined
  for (let run = 0; run < runs; run += 1) {
    const used = process.cpuUsage()
    const began = performance.now()
    const value = work()
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(used)
    if (found === undefined || seconds < found.seconds)
      found = { value, seconds, processorSeconds: (user + system) / 1e6 }
  }
  if (found === undefined) throw new Error('no run')
  return found
}

const parts = { million: aMillion, gi: againstLocalG, permutations: againstPermutations }
for (const [name, part] of Object.entries(parts)) if (chosen.length === 0 || chosen.includes(name)) part()

function aMillion(): void {
  const count = 1_000_000
  const plane = localMetres([117.6, 35.5])
  const lon = new Float64Array(count)
  const lat = new Float64Array(count)
  const sideM = 60_000
  const troubles = Array.from({ length: 400 }, () => [random() * sideM, random() * sideM] as const)
  for (let i = 0; i < count; i += 1) {
    // A tenth of them in 400 troubles of a kilometre.
    const trouble = i % 10 === 0 ? troubles[Math.floor(random() * troubles.length)] : undefined
    const x = trouble === undefined ? random() * sideM : trouble[0] + random() * 1000
    const y = trouble === undefined ? random() * sideM : trouble[1] + random() * 1000
    ;[lon[i], lat[i]] = plane.toDegrees(x, y)
  }
  const homes = { lon: new Float64Array(0), lat: new Float64Array(0), households: new Float64Array(0) }
  for (const resolution of [8, 9]) {
    const metres = resolution === 8 ? 1200 : 450
    const run = best(3, () =>
      requestHotspots(
        { kind: 'h3', resolution, requests: { lon, lat }, homes, area: null },
        {
          neighbours: { kind: 'band', metres },
          statistic: 'gi-star',
          denominator: 'none',
          chance: { kind: 'normal' },
          minimumCount: 5,
        },
      ),
    )
    if (!run.value.ok) throw new Error(run.value.failure.code)
    const { cells, totals } = run.value.value
    say(
      `1,000,000 requests → ${cells.ids.length} cells of resolution ${resolution} → Gi* (${metres} m) + FDR: ` +
        `${run.seconds.toFixed(3)} s (processor ${run.processorSeconds.toFixed(3)} s), ${totals.hot} hot, ${totals.cold} cold`,
    )
  }
}

/** A square of cells 100 m apart; `metres` reaches 8 neighbours at 150, 20 at 250. */
function square(side: number, metres: number): { neighbours: Neighbours; values: Float64Array } {
  const plane = localMetres([117.6, 35.5])
  const places = Array.from({ length: side * side }, (_, k) =>
    plane.toDegrees((k % side) * 100, Math.floor(k / side) * 100),
  )
  const found = bandNeighbours(
    { lon: Float64Array.from(places, (it) => it[0]), lat: Float64Array.from(places, (it) => it[1]) },
    metres,
  )
  if (!found.ok) throw new Error(found.failure.code)
  // No two sums alike, so that ties are no matter of taste.
  const values = Float64Array.from(places, () => 10 + 4 * (random() + random() + random()))
  for (let k = 0; k < values.length; k += 97) {
    const row = Math.floor(k / side)
    for (let dy = 0; dy < 3; dy += 1)
      for (let dx = 0; dx < 3; dx += 1)
        if (row + dy < side && (k % side) + dx < side) values[k + dy * side + dx]! += 1.5
  }
  return { neighbours: found.value, values }
}

function againstLocalG(): void {
  const { neighbours, values } = square(220, 150)
  for (const statistic of ['gi-star', 'gi'] as const) {
    const own = best(20, () => getisOrd(values, neighbours, statistic))
    const peer = askSpdep('localG', statistic, neighbours, values, 'z.f8')
    if (peer === null) return
    const apart = own.value.reduce(
      (most, z, i) => Math.max(most, Math.abs(z - (peer.column[i] ?? Number.NaN))),
      0,
    )
    say(
      `${statistic} of ${values.length} cells, ${neighbours.neighbour.length} neighbours: ours ${(1000 * own.seconds).toFixed(2)} ms, ` +
        `spdep localG ${(1000 * peer.seconds).toFixed(0)} ms (processor ${(1000 * peer.processorSeconds).toFixed(0)} ms): ` +
        `${(peer.seconds / own.seconds).toFixed(0)}× faster, at most ${apart.toExponential(1)} apart`,
    )
  }
}

function againstPermutations(): void {
  for (const metres of [150, 250]) {
    const { neighbours, values } = cut(square(55, metres), 3000)
    for (const statistic of ['gi', 'gi-star'] as const) {
      const own = best(3, () => permutationCounts(values, neighbours, statistic, { draws: DRAWS, seed: 7 }))
      const peer = askSpdep('localG_perm', statistic, neighbours, values, 'p.f8')
      if (peer === null) return
      const { atLeast, atMost } = own.value
      let farthest = 0
      let beyond3 = 0
      let signed = 0
      for (let i = 0; i < values.length; i += 1) {
        const p = Math.min(1, (2 * (Math.min(atLeast[i] ?? 0, atMost[i] ?? 0) + 1)) / (DRAWS + 1))
        const other = peer.column[i] ?? Number.NaN
        // Twice a share of the draws, on both sides.
        const tail = Math.max((p + other) / 4, 1 / DRAWS)
        const error = 2 * Math.sqrt((2 * tail * (1 - tail)) / DRAWS)
        const off = (p - other) / error
        farthest = Math.max(farthest, Math.abs(off))
        signed += off / values.length
        if (Math.abs(off) > 3) beyond3 += 1
      }
      say(
        `permutation p of ${statistic}, ${values.length} cells × ${DRAWS}, up to ${largest(neighbours)} neighbours: ` +
          `ours ${own.seconds.toFixed(3)} s, spdep localG_perm ${peer.seconds.toFixed(1)} s (processor ${peer.processorSeconds.toFixed(1)} s): ` +
          `${(peer.seconds / own.seconds).toFixed(0)}× faster; apart in standard errors: mean ${signed.toFixed(2)}, ` +
          `most ${farthest.toFixed(1)}, ${beyond3} beyond 3`,
      )
    }
  }
}

/** The first `count` cells and what neighbours are among them. */
function cut({ neighbours, values }: ReturnType<typeof square>, count: number): ReturnType<typeof square> {
  const start = new Int32Array(count + 1)
  const kept: number[] = []
  for (let i = 0; i < count; i += 1) {
    for (const j of neighbours.neighbour.subarray(neighbours.start[i], neighbours.start[i + 1]))
      if (j < count) kept.push(j)
    start[i + 1] = kept.length
  }
  return { neighbours: { start, neighbour: Int32Array.from(kept) }, values: values.slice(0, count) }
}

function largest({ start }: Neighbours): number {
  return start.reduce((most, to, i) => Math.max(most, to - (start[i - 1] ?? to)), 0)
}

function askSpdep(
  task: 'localG' | 'localG_perm',
  statistic: LocalStatistic,
  { start, neighbour }: Neighbours,
  values: Float64Array,
  wanted: string,
): { seconds: number; processorSeconds: number; column: Float64Array } | null {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-spdep-'))
  const save = (name: string, column: ArrayBufferView) =>
    writeFileSync(join(folder, name), new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
  try {
    save('start.i4', start)
    save('neighbour.i4', neighbour)
    save('values.f8', values)
    const star = statistic === 'gi-star' ? '1' : '0'
    const out = execFileSync(process.env.RSCRIPT ?? 'Rscript', [script, folder, task, star, String(DRAWS)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [seconds = Number.NaN, processorSeconds = Number.NaN] = out.trim().split(/\s+/).map(Number)
    const bytes = readFileSync(join(folder, wanted))
    return { seconds, processorSeconds, column: new Float64Array(new Uint8Array(bytes).buffer) }
  } catch (error) {
    say(`NOT RUN: spdep (${task}): ${String(error).split('\n')[0]}`)
    return null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
