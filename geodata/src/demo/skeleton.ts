import {
  borderSegments,
  type Cell,
  eastOf,
  hasHill,
  hasRailway,
  northOf,
  riverHalfWidthM,
  southBorder,
  southPortals,
  westBorder,
  westPortals,
} from './cell.ts'
import { curveThrough } from './curve.ts'
import { type CutRule, cutAlong } from './cut.ts'
import { noiseAt } from './noise.ts'
import { PlanarMap, type WayStyle } from './planar-map.ts'
import { hashOf } from './prng.ts'
import { ground } from './road-style.ts'
import { type StreetField, streetField, tracePath } from './street-field.ts'
import { along, at, distanceM, insideRing, leftOf, lerp, minus, unit, type Vec, nearestOf } from './vec.ts'

/** What the town hangs on: its border, three main roads, the river, the railway, the hill, and the avenues. */
export interface Skeleton {
  readonly map: PlanarMap
  /** The first so many nodes of the map are the street's border, counter-clockwise. */
  readonly borderNodes: number
  readonly field: StreetField
  /** Where the main road meets the river's east bank: the old centre. */
  readonly centre: Vec
  readonly oldTown: { readonly middle: Vec; readonly radiusM: number }
  readonly riverMiddle: readonly Vec[]
  readonly riverHalfWidthM: number
  readonly railway: readonly Vec[] | null
  readonly mainRoads: readonly { readonly name: string; readonly path: readonly Vec[] }[]
}

export interface SkeletonNames {
  readonly main: string
  readonly avenue: string
  readonly eastBank: string
  readonly westBank: string
}

const wide: CutRule = { snapM: 34, clearM: 20, sharpest: 0.8, leastAreaM2: 2000 }

const beyond = (path: readonly Vec[]): Vec[] => {
  const first = along(at(path, 0), unit(minus(at(path, 0), at(path, 1))), 60)
  const last = along(at(path, -1), unit(minus(at(path, -1), at(path, -2))), 60)
  return [first, ...path, last]
}

const wavering = (from: Vec, to: Vec, seed: number, bendM: number, pieces: number): Vec[] => {
  const side = leftOf(unit(minus(to, from)))
  const points: Vec[] = [from]
  for (let i = 1; i < pieces; i += 1)
    points.push(along(lerp(from, to, i / pieces), side, bendM * noiseAt(seed, [i * 0.83, 0.5], 1)))
  return curveThrough([...points, to], 40)
}

const offsetPath = (path: readonly Vec[], offsetM: (i: number) => number): Vec[] =>
  path.map((p, i) => {
    const a = i > 0 ? at(path, i - 1) : p
    const b = i + 1 < path.length ? at(path, i + 1) : p
    return along(p, leftOf(unit(minus(b, a))), offsetM(i))
  })

export const faceAt = (map: PlanarMap, p: Vec): number | null => {
  for (const face of map.faces.keys()) if (insideRing(p, map.ring(face))) return face
  return null
}

const cutThrough = (
  map: PlanarMap,
  path: readonly Vec[],
  style: WayStyle,
  label?: 'river' | 'rail',
): void => {
  for (let i = 1; i + 1 < path.length; i += 1) {
    const middle = at(path, i)
    const face = faceAt(map, middle)
    if (face === null) continue
    const here = map.labels.get(face)
    if (label === 'rail' && here === 'river') continue
    const ring = map.ring(face)
    const last = at(map.ways, -1)
    if (ring.some((p) => distanceM(p, middle) < 30) && last === undefined) continue
    const done = cutAlong(map, face, path, i, style, wide)
    if (done !== null) {
      // Go on behind this face.
      while (i + 1 < path.length && insideRing(at(path, i), ring)) i += 1
      i -= 1
    }
  }
}

/** Goes on from a node, along the field or across it, cutting face after face until the border. */
export const cutOnward = (
  map: PlanarMap,
  field: StreetField,
  start: Vec,
  acrossField: boolean,
  sign: 1 | -1,
  style: WayStyle,
  until: (p: Vec) => boolean,
): Vec => {
  let p = start
  for (let step = 0; step < 12; step += 1) {
    const u = field(p)
    const d = acrossField ? leftOf(u) : u
    const ahead = along(p, d, 26 * sign)
    const face = faceAt(map, ahead)
    if (face === null || until(ahead)) return p
    const traced = tracePath(field, p, acrossField, 20, 3200)
    const path =
      sign > 0 ? traced.path.slice(traced.middle) : traced.path.slice(0, traced.middle + 1).toReversed()
    const before = map.ways.length
    const done = cutAlong(map, face, [along(p, d, -40 * sign), ...path], 2, style, wide)
    if (done === null || map.ways.length === before) return p
    const nodes = at(map.ways, -1).nodes
    const ends = [map.point(at(nodes, 0)), map.point(at(nodes, -1))]
    const end = distanceM(at(ends, 0), p) > distanceM(at(ends, 1), p) ? at(ends, 0) : at(ends, 1)
    if (distanceM(end, p) < 10) return p
    p = end
  }
  return p
}

const numbers = (last: number): number[] => Array.from({ length: last + 1 }, (_, i) => i)

export const makeSkeleton = (cell: Cell, names: SkeletonNames): Skeleton => {
  const seed = hashOf(cell.seed, cell.column, cell.row, 41)
  const south = southBorder(cell)
  const east = westBorder(eastOf(cell))
  const north = southBorder(northOf(cell))
  const west = westBorder(cell)
  const n = borderSegments
  const map = new PlanarMap([
    ...south.slice(0, n),
    ...east.slice(0, n),
    ...north.toReversed().slice(0, n),
    ...west.toReversed().slice(0, n),
  ])
  const eastNode = (i: number): number => n + i
  const northNode = (i: number): number => 3 * n - i
  const westNode = (i: number): number => (4 * n - i) % (4 * n)
  const hill = hasHill(cell)
  map.addWay(numbers(hill ? 44 : n).map(eastNode), ground('secondary', '环城东路'))
  map.addWay(numbers(hill ? 53 : n).map(northNode), ground('secondary', '环城北路'))
  if (cell.row === 0) map.addWay(numbers(n), ground('secondary', '环城南路'))
  if (cell.column === 0) map.addWay(numbers(n).map(westNode), ground('secondary', '环城西路'))

  const ps = southPortals(cell)
  const pn = southPortals(northOf(cell))
  const pw = westPortals(cell)
  const pe = westPortals(eastOf(cell))
  const eastBank = wavering(at(south, ps.eastBank), at(north, pn.eastBank), seed, 330, 6)
  const count = eastBank.length
  const westBankOffset = offsetPath(eastBank, (i) => 138 + 26 * noiseAt(seed + 5, [i / 7, 0.5], 1))
  const fade = (i: number): number => Math.min(1, i / 6, (count - 1 - i) / 6)
  const westBank = westBankOffset.map((p, i): Vec => {
    const end = i < count / 2 ? at(south, ps.westBank) : at(north, pn.westBank)
    const straight = along(
      at(eastBank, i),
      minus(end, i < count / 2 ? at(south, ps.eastBank) : at(north, pn.eastBank)),
      1,
    )
    return lerp(straight, p, fade(i))
  })
  const riverMiddle = eastBank.map((p, i) =>
    lerp(p, at(westBank, i), 0.5 + 0.07 * fade(i) * noiseAt(seed + 9, [i / 5, 0.5], 1)),
  )
  const main = wavering(at(west, pw.main), at(east, pe.main), seed + 2, 150, 6)
  cutThrough(map, beyond(eastBank), ground('primary', names.eastBank))
  cutThrough(map, beyond(westBank), ground('secondary', names.westBank))
  const river = faceAt(map, at(riverMiddle, Math.floor(count / 2)))
  if (river !== null) map.labels.set(river, 'river')
  cutThrough(map, beyond(main), ground('primary', names.main))

  let centre = at(main, Math.floor(main.length / 2))
  for (const p of main)
    if (distanceM(p, nearestOf(eastBank, p)) < distanceM(centre, nearestOf(eastBank, centre))) centre = p
  const avenueFoot = nearestOf(main, lerp(at(north, pn.avenue), at(south, ps.avenue), 0.5))
  const avenue = wavering(at(north, pn.avenue), along(avenueFoot, [0, 1], -30), seed + 3, 90, 4)
  cutThrough(
    map,
    [along(at(avenue, 0), unit(minus(at(avenue, 0), at(avenue, 1))), 60), ...avenue],
    ground('primary', names.avenue),
  )

  const oldTown = { middle: along(along(centre, [1, 0], 400), [0, -1], 290), radiusM: 400 }
  const riverX = (p: Vec): number => nearestOf(riverMiddle, p)[0]
  const field = streetField(
    seed + 7,
    (p) => Math.max(-1, Math.min(1, (p[0] - riverX(p)) / 350)),
    (p) => Math.max(0, Math.min(1, (oldTown.radiusM + 40 - distanceM(p, oldTown.middle)) / 80)),
  )
  let railway: Vec[] | null = null
  if (hasRailway(cell)) {
    railway = wavering(at(west, pw.rail), at(east, pe.rail), seed + 4, 90, 4)
    const side = (offset: number, i: number): Vec[] => {
      const path = offsetPath(railway as Vec[], () => offset)
      path[0] = at(west, pw.rail + i)
      path[path.length - 1] = at(east, pe.rail + i)
      return path
    }
    cutThrough(map, beyond(side(44, 1)), ground('tertiary', '铁路北街'), 'rail')
    cutThrough(map, beyond(side(-44, -1)), ground('tertiary', '站南路'), 'rail')
    for (const p of railway) {
      const face = faceAt(map, p)
      if (face !== null && map.labels.get(face) === undefined) map.labels.set(face, 'rail')
    }
  }
  if (hill) {
    const from = at(north, 53)
    const to = at(east, 44)
    const bulge = along(lerp(from, to, 0.5), unit([-1, -0.9]), 170)
    const path = beyond(curveThrough([from, along(lerp(from, bulge, 0.55), [-1, -0.2], 30), bulge, to], 40))
    cutThrough(map, path, ground('tertiary', '山前路'))
    const face = faceAt(map, lerp(at(north, n), bulge, 0.3))
    if (face !== null) map.labels.set(face, 'hill')
  }
  return {
    map,
    borderNodes: 4 * n,
    field,
    centre,
    oldTown,
    riverMiddle,
    riverHalfWidthM: riverHalfWidthM(cell),
    railway,
    mainRoads: [
      { name: names.main, path: main },
      { name: names.avenue, path: avenue },
      { name: names.eastBank, path: eastBank },
    ],
  }
}
