// Our half of the comparison, as one bundle on plain Node: `program EXTRACT.osm.pbf FOLDER POINTS`. Times areas of 5, 10
// and 15 minutes around random points and leaves points, areas and the exactly walked network in the folder.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  AreaOutliner,
  BEYOND_M,
  buildNetwork,
  edgeCount,
  gatesOf,
  indexEdges,
  serviceAreaPolygon,
  snapPoint,
  Walker,
} from '@wangge/geodata'
import type { MultiPolygon, Position } from 'geojson'
import { convertOsm } from '../../server/src/imports/osm/convert/convert.ts'
import type { Bbox, OsmData } from '../../server/src/imports/osm/osm-data.ts'
import { createProblemLog } from '../../server/src/imports/osm/problem-log.ts'
import { readOsmFile } from '../../server/src/imports/osm/read-osm.ts'
import { selectBox } from '../../server/src/imports/osm/select-box.ts'
import { along, chordM, RawWalk, type RawSegment } from '../properties/network-oracle.ts'
import { rawSegments } from '../properties/network-raw-ways.ts'

const limits = [300, 600, 900]
const mostM = Math.max(...limits)
const rounds = 7
/** The network is judged by places this far apart, out to where no polygon could stray. */
const sampleM = 4
const judgedM = mostM + 500
const [file = '', folder = '', wanted = '100'] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)

const read = await readOsmFile(file)
if (!read.ok) throw new Error(read.failure.code)
const osm = read.value
const box = selectBox(osm, null)
if (!box.ok) throw new Error(box.failure.code)

let began = performance.now()
// Nothing is clipped: the other program sees whole ways too.
const converted = convertOsm(osm, everything(osm), createProblemLog())
const ways = converted.roads.map(({ road }) => road)
const convertedMs = performance.now() - began
began = performance.now()
const network = buildNetwork(ways, { gates: gatesOf(converted.landscape) })
const index = indexEdges(network)
const builtMs = performance.now() - began
say(
  `ours: ${edgeCount(network)} edges; converted in ${convertedMs.toFixed(0)} ms, network and index in ${builtMs.toFixed(0)} ms`,
)

const walker = new Walker(network)
const outliner = new AreaOutliner(network)
const segments = rawSegments(osm)
const raw = new RawWalk(segments)
const inMain = mainPart()
const points = randomPoints(Number(wanted), box.value.box)

const area = (point: Position, limitM: number): MultiPolygon => {
  const snapped = snapPoint(network, index, point)
  if (!snapped.ok) throw new Error(snapped.failure.code)
  walker.walk([snapped.value], limitM + BEYOND_M)
  const polygon = serviceAreaPolygon(outliner, walker, limitM)
  if (!polygon.ok) throw new Error(polygon.failure.code)
  return polygon.value
}
/** Each place's best of some rounds: what other programs on the machine do falls on one round or another. */
const timesOf = (limitM: number) => {
  const asObject = points.map(() => Infinity)
  const asText = points.map(() => Infinity)
  for (let round = 0; round < rounds; round += 1) {
    points.forEach((point, k) => {
      const at = performance.now()
      const polygon = area(point, limitM)
      const made = performance.now()
      const { length } = JSON.stringify(polygon)
      const ended = performance.now()
      if (length === 0) throw new Error('no text')
      asObject[k] = Math.min(asObject[k] as number, made - at)
      asText[k] = Math.min(asText[k] as number, ended - at)
    })
  }
  return { asObject, asText }
}

const times = limits.map(timesOf)
const columns: number[][] = [[], [], [], []]
const sampleStart = [0]
const found = points.map((point) => {
  const start = raw.nearest(point, inMain)
  const at = along(segments[start.segment] as RawSegment, start.share)
  const snapped = snapPoint(network, index, point)
  if (!snapped.ok || chordM(snapped.value.position, at) > 0.05) throw new Error('starts differ')
  const reached = raw.walk([start], mostM + BEYOND_M)
  segments.forEach((segment, k) => {
    const lengthM = raw.lengthM(k)
    if (lengthM === 0 || chordM(segment.from, at) - lengthM > judgedM) return
    const steps = Math.ceil(lengthM / sampleM)
    for (let step = 0; step <= steps; step += 1) {
      const share = step / steps
      const [lon = 0, lat = 0] = along(segment, share)
      const metres = raw.metresTo(reached, [start], k, share)
      const weightM = (lengthM / steps) * (step === 0 || step === steps ? 0.5 : 1)
      ;[lon, lat, metres, weightM].forEach((value, column) => columns[column]?.push(value))
    }
  })
  sampleStart.push(columns[0]?.length ?? 0)
  return {
    asked: point,
    start: at,
    way: (segments[start.segment] as RawSegment).way,
    areas: limits.map((limitM) => area(point, limitM)),
  }
})
columns.forEach((column, k) => {
  writeFileSync(join(folder, `samples-${k}.f8`), new Uint8Array(Float64Array.from(column).buffer))
})
writeFileSync(
  join(folder, 'ours.json'),
  JSON.stringify({ limits, rounds, beyondM: BEYOND_M, times, sampleStart, points: found }),
)

function everything({ positions }: OsmData): Bbox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of positions.values()) {
    west = Math.min(west, lon)
    south = Math.min(south, lat)
    east = Math.max(east, lon)
    north = Math.max(north, lat)
  }
  return [west, south, east, north]
}

/** The longest connected part of the raw ways. */
function mainPart() {
  const parent = new Map<string, string>()
  const rootOf = (vertex: string): string => {
    let root = vertex
    while (parent.has(root)) root = parent.get(root) as string
    if (root !== vertex) parent.set(vertex, root)
    return root
  }
  for (const { a, b } of segments) {
    const [from, to] = [rootOf(a), rootOf(b)]
    if (from !== to) parent.set(from, to)
  }
  const metres = new Map<string, number>()
  segments.forEach(({ a }, k) => {
    metres.set(rootOf(a), (metres.get(rootOf(a)) ?? 0) + raw.lengthM(k))
  })
  const [main] = [...metres].reduce((best, part) => (part[1] > best[1] ? part : best))
  return ({ a }: RawSegment) => rootOf(a) === main
}

/** Places within 100 m of a way, near ways drawn by lot, inside the part that an import would take. */
function randomPoints(count: number, [west, south, east, north]: Bbox): Position[] {
  let state = 20261101
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const chosen: Position[] = []
  while (chosen.length < count) {
    const segment = segments[Math.floor(random() * segments.length)] as RawSegment
    const [lon = 0, lat = 0] = along(segment, random())
    const point: [number, number] = [lon + (random() - 0.5) * 4e-4, lat + (random() - 0.5) * 4e-4]
    if (point[0] < west || point[0] > east || point[1] < south || point[1] > north) continue
    if (raw.nearest(point, inMain).metres < 100) chosen.push(point)
  }
  return chosen
}
