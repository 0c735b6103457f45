// The program of coverage.bench.ts, as one bundle on plain Node.
import {
  buildNetwork,
  edgeCount,
  GAP_REACH_M,
  gatesOf,
  generateDemoStreet,
  indexEdges,
  layOutGround,
  type Result,
  snapBuildings,
  StreetWalks,
} from '@wangge/geodata'
import type { Position } from 'geojson'
import { startPeer } from './coverage-postgis.ts'

const minutes = [5, 10, 15]
const speedMps = 1
const limits = minutes.map((value) => value * 60 * speedMps)
const [limitM = 300] = limits
/** What the polygons of areas are drawn around ways with, on average. */
const bufferM = 20
const rounds = 9
const peerRounds = 5
const say = (line: string) => process.stdout.write(`${line}\n`)
const failures: string[] = []

const street = generateDemoStreet({ seed: 1 })
const began = performance.now()
const network = buildNetwork(street.roads, { gates: gatesOf(street.landscape) })
const builtMs = performance.now() - began
const buildings = snapBuildings(network, indexEdges(network), street.buildings)
const ground = layOutGround(street, buildings)
say(
  `demo street: ${edgeCount(network)} edges, ${street.buildings.length} buildings; network in ${builtMs.toFixed(0)} ms, ` +
    `index, snapping and ground in ${(performance.now() - began - builtMs).toFixed(0)} ms`,
)

const none = (): number[] => []
const ms = {
  opened: none(),
  walks: none(),
  coverage: none(),
  firstGaps: none(),
  gaps: none(),
  united: none(),
  frame: none(),
}
const timed = <T>(into: number[], work: () => T): T => {
  const at = performance.now()
  const answer = work()
  into.push(performance.now() - at)
  return answer
}
let walks = new StreetWalks(network, ground)
for (let round = 0; round < rounds; round += 1) {
  walks = timed(ms.opened, () => new StreetWalks(network, ground))
  timed(ms.walks, () => walks.walks())
  timed(ms.coverage, () => walks.coverage({ minutes, speedMps }))
  timed(ms.firstGaps, () => walks.gaps({ minutes: 5, speedMps }))
  timed(ms.gaps, () => walks.gaps({ minutes: 5, speedMps }))
  timed(ms.united, () => walks.unitedAreas({ minutes: [5], speedMps }))
}
const centre = walks.centresUnder().covers.indexOf(true)
const [lon = 0, lat = 0] = walks.centresUnder().positions[centre] as Position
for (let step = 0; step < 60; step += 1) {
  const angle = (step / 60) * 2 * Math.PI
  const change = { centre, position: [lon + 3e-3 * Math.cos(angle), lat + 2e-3 * Math.sin(angle)] }
  timed(ms.frame, () => {
    walks.coverage({ minutes, speedMps, change })
    walks.gaps({ minutes: 5, speedMps, change })
    walks.unitedAreas({ minutes: [5], speedMps, change })
  })
}

const coverage = valueOf(walks.coverage({ minutes, speedMps }))
const gaps = valueOf(walks.gaps({ minutes: 5, speedMps }))
const [united] = valueOf(walks.unitedAreas({ minutes: [5], speedMps }))
const peer = await startPeer(walks, new Map(street.buildings.map(({ id, geometry }) => [id, geometry])))
try {
  const peerMs = { walks: none(), coverage: none(), gaps: none(), united: none() }
  const timedPeer = async <T>(into: number[], work: () => Promise<T>): Promise<T> => {
    const at = performance.now()
    const answer = await work()
    into.push(performance.now() - at)
    return answer
  }
  let theirs = await askPeer()
  for (let round = 1; round < peerRounds; round += 1) theirs = await askPeer()

  async function askPeer() {
    const walked = await timedPeer(peerMs.walks, () => peer.walks())
    const households = await timedPeer(peerMs.coverage, () => peer.coverage(limits))
    const holes = await timedPeer(peerMs.gaps, () => peer.gaps(limitM, GAP_REACH_M))
    const unitedM2 = await timedPeer(peerMs.united, () => peer.unitedM2(limitM, bufferM))
    return { walked, households, holes, unitedM2 }
  }

  say(
    `opened in ${figures(ms.opened)} ms; ${rounds} rounds of ours, ${peerRounds} of theirs, median (least to most)`,
  )
  compare('walk of every building to its nearest centre', ms.walks, peerMs.walks)
  compare('households by grid at 5, 10 and 15 minutes', ms.coverage, peerMs.coverage)
  compare('gaps at 5 minutes', ms.gaps, peerMs.gaps)
  compare('area of all centres, 5 minutes', ms.united, peerMs.united)
  say(
    `gaps the first time ${figures(ms.firstGaps)} ms; a centre dragged, all three ${figures(ms.frame)} ms a place`,
  )

  const own = walks.walks()
  let farthestOff = 0
  buildings.id.forEach((id, building) => {
    const metres = theirs.walked.get(id) ?? Infinity
    const ownM = own.nearestM[building] as number
    if (metres !== ownM) farthestOff = Math.max(farthestOff, Math.abs(metres - ownM))
  })
  say(`walks differ by ${farthestOff.toExponential(1)} m at most`)
  expect('walks', farthestOff < 1e-6)
  const unlike = coverage.places.filter(({ code, covered }) => {
    if (code === null) return false
    const households = theirs.households.get(code) ?? limits.map(() => 0)
    return covered.some((each, k) => each.households !== households[k])
  })
  say(`households by grid: ${unlike.length} of ${coverage.places.length - 1} grids differ`)
  expect('households by grid', unlike.length === 0)
  const placed = gaps.total.households - gaps.unplaced.households
  const gapsM2 = await sumOf([...gaps.gaps, ...gaps.others].map(({ geometry }) => peer.areaM2(geometry)))
  say(
    `gaps: ours ${gaps.gaps.length + gaps.others.length}, ${km2(gapsM2)} km², ${placed} households; ` +
      `theirs ${theirs.holes.gaps}, ${km2(theirs.holes.areaM2)} km², ${theirs.holes.households} households`,
  )
  expect('households in gaps', placed === theirs.holes.households)
  if (united === undefined) throw new Error('no area')
  say(`area of all centres: ours ${km2(await peer.areaM2(united))} km², theirs ${km2(theirs.unitedM2)} km²`)
} finally {
  await peer.stop()
}
if (failures.length > 0) {
  say(`DIFFERENT: ${failures.join(', ')}`)
  process.exitCode = 1
}

function compare(what: string, ours: number[], theirs: number[]): void {
  const ratio = (median(theirs) / median(ours)).toFixed(1)
  const least = (Math.min(...theirs) / Math.min(...ours)).toFixed(1)
  say(
    `${what}: ours ${figures(ours)} ms, theirs ${figures(theirs)} ms, ratio ${ratio}, of the least ${least}`,
  )
}

function expect(what: string, holds: boolean): void {
  if (!holds) failures.push(what)
}

function valueOf<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}

async function sumOf(values: readonly Promise<number>[]): Promise<number> {
  return (await Promise.all(values)).reduce((sum, value) => sum + value, 0)
}

function figures(times: readonly number[]): string {
  return `${median(times).toFixed(2)} (${Math.min(...times).toFixed(2)} to ${Math.max(...times).toFixed(2)})`
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] as number
}

function km2(m2: number): string {
  return (m2 / 1e6).toFixed(3)
}
