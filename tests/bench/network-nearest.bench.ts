// Nearest and second nearest of 10,000 centres for more than a million buildings, at three sizes, against pandana.
// pandana needs Python: PANDANA_PYTHON names one that has it; without, only our own times are printed.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  buildNetwork,
  edgeCount,
  edgeLengthM,
  type EdgePlaces,
  indexEdges,
  nearestCentres,
  nodeCount,
  snapPoint,
  type WalkNetwork,
  type WalkWay,
} from '@wangge/geodata'
import type { Position } from 'geojson'
import { metroStreets, wantedStreets } from './network-metro.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
/** Each size is asked again and again for this long, five times at least, and its shortest time counts. */
const measuredS = 5
interface Time {
  readonly size: string
  readonly targets: number
  readonly seconds: number
}
const times: Time[] = []
measure('street', 1)
measure('county', 20)
measure('metro', wantedStreets)
const [oneStreet, county, metro] = times as [Time, Time, Time]
for (const [a, b] of [
  [oneStreet, county],
  [county, metro],
  [oneStreet, metro],
] as const) {
  const exponent = Math.log(b.seconds / a.seconds) / Math.log(b.targets / a.targets)
  say(
    `growth from ${a.size} to ${b.size}, ${a.targets} to ${b.targets} buildings: exponent ${exponent.toFixed(2)}`,
  )
}

function measure(size: string, streets: number): void {
  const ways: WalkWay[] = []
  const doors: Position[] = []
  for (const street of metroStreets(streets)) {
    for (const way of street.ways) ways.push(way)
    for (const door of street.doors) doors.push(door)
  }
  const network = buildNetwork(ways)
  ways.length = 0
  const index = indexEdges(network)
  say(`${size}, ${streets} streets: ${edgeCount(network)} edges, ${doors.length} buildings`)

  let at = performance.now()
  const targets = places(doors.length)
  let found = 0
  for (const door of doors) {
    const snapped = snapPoint(network, index, door, { maxSnapM: 500 })
    if (!snapped.ok) continue
    targets.edge[found] = snapped.value.edge
    targets.offsetM[found] = snapped.value.offsetM
    found += 1
  }
  say(`  snapped ${found} in ${seconds(at).toFixed(2)} s`)
  const snapped = { edge: targets.edge.subarray(0, found), offsetM: targets.offsetM.subarray(0, found) }
  // One centre for each 200 buildings or so: 10,000 for the metro.
  const centres = everyNth(snapped, Math.max(1, Math.floor((10_000 * streets) / wantedStreets)))
  let best = Infinity
  let runs = 0
  for (const began = performance.now(); runs < 5 || seconds(began) < measuredS; runs += 1) {
    at = performance.now()
    nearestCentres(network, centres, snapped)
    best = Math.min(best, seconds(at))
  }
  times.push({ size, targets: found, seconds: best })
  const memory = process.memoryUsage()
  say(
    `  nearest two of ${centres.edge.length} centres in ${best.toFixed(4)} s (best of ${runs}); memory ${mb(memory.rss)}, of it arrays ${mb(memory.arrayBuffers)}`,
  )
  if (streets === wantedStreets) comparePandana(network, centres, snapped)
}

function comparePandana(network: WalkNetwork, centres: EdgePlaces, targets: EdgePlaces): void {
  const python = process.env.PANDANA_PYTHON
  if (python === undefined) {
    say('pandana: not run')
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'wangge-pandana-'))
  const save = (name: string, column: ArrayBufferView) =>
    writeFileSync(join(folder, name), new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
  const lengths = new Float64Array(edgeCount(network)).map((_, edge) => edgeLengthM(network, edge))
  save('x.i4', network.nodeLon)
  save('y.i4', network.nodeLat)
  save('from.i4', network.edgeFrom)
  save('to.i4', network.edgeTo)
  save('metres.f8', lengths)
  // pandana knows nodes only: a place goes to the nearer end of its edge.
  save('centres.i4', nearerEnds(network, centres))
  save('targets.i4', nearerEnds(network, targets))
  say(`pandana, ${nodeCount(network)} nodes:`)
  const script = fileURLToPath(new URL('network-pandana.py', import.meta.url))
  say(
    execFileSync(python, [script, folder], {
      encoding: 'utf8',
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    }),
  )
  rmSync(folder, { recursive: true })
}

function nearerEnds(network: WalkNetwork, { edge, offsetM }: EdgePlaces): Int32Array {
  return edge.map((e, k) =>
    (offsetM[k] as number) * 2 < edgeLengthM(network, e)
      ? (network.edgeFrom[e] as number)
      : (network.edgeTo[e] as number),
  )
}

function places(count: number): EdgePlaces {
  return { edge: new Int32Array(count), offsetM: new Float64Array(count) }
}

function everyNth(all: EdgePlaces, wanted: number): EdgePlaces {
  const step = all.edge.length / wanted
  const chosen = places(wanted)
  for (let k = 0; k < wanted; k += 1) {
    chosen.edge[k] = all.edge[Math.floor(k * step)] as number
    chosen.offsetM[k] = all.offsetM[Math.floor(k * step)] as number
  }
  return chosen
}

function mb(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`
}

function seconds(since: number): number {
  return (performance.now() - since) / 1000
}
