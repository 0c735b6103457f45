// One 5-minute service area on a network of a million edges: reached pieces, and with the polygon, against pgRouting.
import {
  AreaOutliner,
  BEYOND_M,
  buildNetwork,
  edgeCount,
  nodeCount,
  serviceAreaPolygon,
  Walker,
} from '@wangge/geodata'
import type { MultiPolygon } from 'geojson'
import postgres from 'postgres'
import { startCluster } from '../support/throwaway-cluster.ts'
import { metroStreets, wantedStreets } from './network-metro.ts'
import { invalidPolygons, loadGraph, timeAsClient, timeDrivingDistance } from './network-pgrouting.ts'

const limitM = 300
const starts = 1000
const say = (line: string) => process.stdout.write(`${line}\n`)

function* ways() {
  for (const street of metroStreets(wantedStreets)) yield* street.ways
}

const began = performance.now()
const network = buildNetwork(ways())
say(
  `${edgeCount(network)} edges, ${nodeCount(network)} nodes, ${wantedStreets} streets, read and built in ${seconds(began)}`,
)
const tiled = performance.now()
const outliner = new AreaOutliner(network)
say(`outliner made ready in ${seconds(tiled)}`)

const random = randomFrom(20261101)
const nodes = Array.from({ length: starts }, () => Math.floor(random() * nodeCount(network)))
const walker = new Walker(network)
const placeOf = (node: number) => {
  const edge = (network.halfEdges[4 * (network.halfEdgeStart[node] as number) + 1] as number) >> 1
  const last = (network.shapeStart[edge + 1] as number) - 1
  return { edge, offsetM: network.edgeFrom[edge] === node ? 0 : (network.shapeM[last] as number) }
}

const polygons: MultiPolygon[] = []
/** Polygons are kept by the run that warms up, not by the one that counts. */
const run = (keep: boolean) => {
  const piecesMs: number[] = []
  const areaMs: number[] = []
  let pieces = 0
  for (const node of nodes) {
    const place = placeOf(node)
    let at = performance.now()
    walker.walk([place], limitM)
    pieces += walker.cut().count
    piecesMs.push(performance.now() - at)
    at = performance.now()
    walker.walk([place], limitM + BEYOND_M)
    const area = serviceAreaPolygon(outliner, walker, limitM)
    areaMs.push(performance.now() - at)
    if (!area.ok) throw new Error(area.failure.code)
    if (keep) polygons.push(area.value)
  }
  return { piecesMs, areaMs, pieces: pieces / nodes.length }
}

const cluster = await startCluster()
const sql = postgres(`${cluster.server}/postgres`, { max: 1, onnotice: () => {} })
try {
  const loading = performance.now()
  await loadGraph(sql, network)
  say(`graph in PostgreSQL in ${seconds(loading)}`)
  const first = run(true)
  run(false)
  const ours = run(false)
  await timeDrivingDistance(sql, nodes.slice(0, 100), limitM)
  await sql`drop table start, timing`
  const theirs = await timeDrivingDistance(sql, nodes, limitM)
  const places = nodes.map((node) => ({
    node,
    lon: (network.nodeLon[node] as number) / 1e7,
    lat: (network.nodeLat[node] as number) / 1e7,
  }))
  await timeAsClient(sql, places.slice(0, 100), limitM)
  const asked = await timeAsClient(sql, places, limitM)
  say(`ours: ${ours.pieces.toFixed(0)} pieces; pgRouting: ${theirs.nodes.toFixed(0)} nodes`)
  report('reached pieces, pgRouting timed inside the server', ours.piecesMs, theirs.walkMs)
  report('with polygon, pgRouting timed inside the server', ours.areaMs, theirs.areaMs)
  report('reached pieces, pgRouting as a client sees it', ours.piecesMs, asked.walkMs)
  report('with polygon, pgRouting as a client sees it', ours.areaMs, asked.areaMs)
  say(`ours asked for the first time: with polygon ${figures(first.areaMs)}; memory ${memoryMb()} MB`)
  say(`invalid polygons in PostGIS: ${await invalidPolygons(sql, polygons)} of ${polygons.length}`)
} finally {
  await sql.end()
  await cluster.stop()
}

function report(what: string, ours: number[], theirs: number[]): void {
  const ratio = (share: number) => (quantile(theirs, share) / quantile(ours, share)).toFixed(1)
  say(`${what}: ours ${figures(ours)}; pgRouting ${figures(theirs)}; ratio ${ratio(0.5)} / ${ratio(0.95)}`)
}

function figures(times: readonly number[]): string {
  return `median ${quantile(times, 0.5).toFixed(3)} ms, p95 ${quantile(times, 0.95).toFixed(3)} ms`
}

function memoryMb(): string {
  return (process.memoryUsage().rss / 2 ** 20).toFixed(0)
}

function quantile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] as number
}

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}
