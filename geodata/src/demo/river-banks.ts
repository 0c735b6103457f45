import { insetRing } from './inset-ring.ts'
import { noiseAt } from './noise.ts'
import { halfWidthM, ground } from './road-style.ts'
import { area, type Town } from './town.ts'
import {
  along,
  at,
  distanceM,
  distanceToRingM,
  insideRing,
  leftOf,
  lerp,
  meeting,
  minus,
  unit,
  type Vec,
  nearestOf,
} from './vec.ts'

const sidePath = (middle: readonly Vec[], offsetM: (i: number) => number): Vec[] =>
  middle.map((p, i) => {
    const a = i > 0 ? at(middle, i - 1) : p
    const b = i + 1 < middle.length ? at(middle, i + 1) : p
    return along(p, leftOf(unit(minus(b, a))), offsetM(i))
  })

/** Water, its green banks, the walks along both, and one bridge for walkers alone. */
export const layRiver = (town: Town, riverName: string): void => {
  const { map, riverMiddle, riverHalfWidthM, railway } = town.skeleton
  const last = riverMiddle.length - 1
  const width = (i: number, salt: number): number =>
    riverHalfWidthM +
    Math.min(1, i / 5, (last - i) / 5) * riverHalfWidthM * 0.2 * noiseAt(salt, [i / 3, 0.5], 1)
  const west = sidePath(riverMiddle, (i) => width(i, 5))
  const east = sidePath(riverMiddle, (i) => -width(i, 6))
  town.shapes.push(area('water', [...east, ...west.toReversed()], riverName))
  town.shapes.push({ kind: 'waterway', name: riverName, shape: { type: 'line', path: riverMiddle } })
  const walks: Vec[][] = []
  const labelled = [...map.labels]
  for (const [face, label] of labelled) {
    if (label !== 'river') continue
    const nodes = map.ringNodes(face)
    const bank = insetRing(map.ring(face), (i) => {
      const way = map.wayAlong(at(nodes, i), at(nodes, i + 1))
      return way === null ? 0.5 : halfWidthM[way.roadClass] + 3
    })
    if (bank !== null) town.shapes.push(area('green', bank.ring))
    for (const sign of [1, -1]) {
      const path = sidePath(riverMiddle, () => sign * (riverHalfWidthM + 15))
      walks.push(...walkIn(town, face, path, railway))
    }
  }
  for (const walk of walks)
    town.innerWays.push({ path: walk, style: ground('footway', '滨河步道'), privateAccess: false })
  addFootbridge(town, walks)
}

/** The stretch of a bank walk inside one face, tied to the bridges at its ends and to the bank road. */
const walkIn = (town: Town, face: number, path: readonly Vec[], railway: readonly Vec[] | null): Vec[][] => {
  const { map } = town.skeleton
  const ring = map.ring(face)
  const runs: Vec[][] = [[]]
  for (const p of path) {
    const free =
      insideRing(p, ring) &&
      distanceToRingM(p, ring) > 9 &&
      (railway === null || distanceM(p, nearestOf(railway, p)) > 34)
    if (free) at(runs, -1).push(p)
    else if (at(runs, -1).length > 0) runs.push([])
  }
  const walks: Vec[][] = []
  for (const run of runs) {
    if (run.length < 3) continue
    const walk = [...run]
    for (let k = 1; k < run.length; k += 3) {
      const p = at(run, k)
      const out = nearestJunction(town, face, p)
      if (out !== null)
        town.innerWays.push({ path: [p, out], style: ground('footway'), privateAccess: false })
    }
    const head = straightOut(town, face, at(run, 0), unit(minus(at(run, 0), at(run, 1))))
    const tail = straightOut(town, face, at(run, -1), unit(minus(at(run, -1), at(run, -2))))
    if (head !== null) walk.unshift(head)
    if (tail !== null) walk.push(tail)
    walks.push(walk)
  }
  return walks
}

/** The nearest point of the bank road, which gets a junction there. */
const nearestJunction = (town: Town, face: number, p: Vec): Vec | null => {
  const { map } = town.skeleton
  const nodes = map.ringNodes(face)
  let best: { a: number; b: number; q: Vec } | null = null
  let least = 75
  for (let i = 0; i < nodes.length; i += 1) {
    const a = at(nodes, i)
    const b = at(nodes, i + 1)
    const way = map.wayAlong(a, b)
    if (map.onBorder(a, b) || way === null || way.bridge || way.tunnel) continue
    const from = map.point(a)
    const ab = minus(map.point(b), from)
    const t = ((p[0] - from[0]) * ab[0] + (p[1] - from[1]) * ab[1]) / (ab[0] * ab[0] + ab[1] * ab[1])
    if (t < 0.1 || t > 0.9) continue
    const q = along(from, ab, t)
    const d = distanceM(p, q)
    if (d < least) {
      least = d
      best = { a, b, q }
    }
  }
  return best === null ? null : map.point(map.splitEdge(best.a, best.b, best.q))
}

const straightOut = (town: Town, face: number, from: Vec, direction: Vec): Vec | null => {
  const { map } = town.skeleton
  const nodes = map.ringNodes(face)
  const far = along(from, direction, 70)
  let best: { a: number; b: number; p: Vec; t: number } | null = null
  for (let i = 0; i < nodes.length; i += 1) {
    const a = at(nodes, i)
    const b = at(nodes, i + 1)
    const hit = meeting(from, far, map.point(a), map.point(b))
    if (hit !== null && (best === null || hit[0] < best.t))
      best = { a, b, p: lerp(from, far, hit[0]), t: hit[0] }
  }
  if (best === null || map.onBorder(best.a, best.b)) return null
  const way = map.wayAlong(best.a, best.b)
  if (way === null || way.bridge || way.tunnel) return null
  return map.point(map.splitEdge(best.a, best.b, best.p))
}

const addFootbridge = (town: Town, walks: readonly Vec[][]): void => {
  const { riverMiddle } = town.skeleton
  const middle = at(riverMiddle, Math.round((riverMiddle.length - 1) * 0.63))
  const ends = [-1, 1].map((side) => {
    const points = walks
      .flatMap((walk) => walk.slice(1, -1))
      .filter((p) => (p[0] - nearestOf(riverMiddle, p)[0]) * side > 0)
    return points.length === 0 ? null : nearestOf(points, middle)
  })
  const from = ends[0] ?? null
  const to = ends[1] ?? null
  if (from === null || to === null || distanceM(from, to) > 160) return
  const name = '听涛桥'
  town.innerWays.push({
    path: [from, to],
    style: { ...ground('pedestrian', name), bridge: true, layer: 1 },
    privateAccess: false,
  })
}
