import { borderSegments, type Cell, eastOf, northOf, southBorder, southPortals, westPortals } from './cell.ts'
import { cutAlong } from './cut.ts'
import { ground } from './road-style.ts'
import { cutOnward, faceAt, type Skeleton } from './skeleton.ts'
import { along, at, distanceM, meeting, minus, unit, type Vec, nearestOf } from './vec.ts'

const cutBridge = (skeleton: Skeleton, share: number, name: string): readonly [Vec, Vec] | null => {
  const { map, riverMiddle } = skeleton
  const middle = at(riverMiddle, Math.round((riverMiddle.length - 1) * share))
  const across = skeleton.field(middle)
  const face = faceAt(map, middle)
  if (face === null) return null
  const rule = { snapM: 20, clearM: 10, sharpest: 0.8, leastAreaM2: 3000 }
  const path = [along(middle, across, -160), middle, along(middle, across, 160)]
  if (cutAlong(map, face, path, 1, ground('secondary', name), rule) === null) return null
  const nodes = at(map.ways, -1).nodes
  const ends = [map.point(at(nodes, 0)), map.point(at(nodes, -1))].toSorted((a, b) => a[0] - b[0])
  return [at(ends, 0), at(ends, 1)]
}

/**
 * The second rank: two streets that cross the river, one avenue on each side that runs from border to border,
 * passing below the railway.
 */
export const cutAvenues = (cell: Cell, skeleton: Skeleton): void => {
  const { map, field } = skeleton
  const onHill = (p: Vec): boolean => {
    const face = faceAt(map, p)
    return face !== null && map.labels.get(face) === 'hill'
  }
  const south = southBorder(cell)
  const avenue = at(south, southPortals(cell).avenue)
  cutOnward(map, field, avenue, true, 1, ground('secondary', '兴业路'), (p) => {
    const road = at(skeleton.mainRoads, 0).path
    return p[1] > nearestOf(road, p)[1] - 10
  })
  const westAvenue = at(south, 13)
  cutOnward(map, field, westAvenue, true, 1, ground('secondary', '文化路'), onHill)
  for (const [share, name] of [
    [0.29, '沂蒙街'],
    [0.77, '东阳街'],
  ] as const) {
    const ends = cutBridge(skeleton, share, name)
    if (ends === null) continue
    cutOnward(map, field, at(ends, 0), false, -1, ground('secondary', name), onHill)
    cutOnward(map, field, at(ends, 1), false, 1, ground('secondary', name), onHill)
  }
}

/** Where ways cross the river they become bridges, where they cross the railway underpasses. */
export const raiseBridges = (cell: Cell, skeleton: Skeleton): void => {
  const { map, riverMiddle, railway } = skeleton
  crossings(skeleton, riverMiddle, 'river', skeleton.riverHalfWidthM + 9, (a, b) =>
    map.restyle(a, b, { bridge: true, layer: 1 }),
  )
  if (railway !== null) {
    crossings(skeleton, railway, 'rail', 16, (a, b) => map.restyle(a, b, { tunnel: true, layer: -1 }))
  }
  raiseRingRoads(cell, skeleton)
}

/** The roads on the border, whose points are the neighbour's too: from bank to bank, and from rail street to rail street. */
const raiseRingRoads = (cell: Cell, { map, railway }: Skeleton): void => {
  const south = southPortals(cell)
  const north = southPortals(northOf(cell))
  const n = borderSegments
  map.restyle(south.westBank, south.eastBank, { bridge: true, layer: 1 })
  map.restyle(3 * n - north.westBank, 3 * n - north.eastBank, { bridge: true, layer: 1 })
  if (railway === null) return
  const west = westPortals(cell).rail
  const east = westPortals(eastOf(cell)).rail
  map.restyle(4 * n - west - 1, 4 * n - west + 1, { tunnel: true, layer: -1 })
  map.restyle(n + east - 1, n + east + 1, { tunnel: true, layer: -1 })
}

const crossings = (
  { map }: Skeleton,
  line: readonly Vec[],
  what: 'river' | 'rail',
  reachM: number,
  mark: (a: number, b: number) => void,
): void => {
  // A bridge becomes a way of its own: those are not looked at again.
  const unraised = map.ways.slice()
  for (const way of unraised) {
    if (map.onBorder(at(way.nodes, 0), at(way.nodes, 1))) continue
    for (let i = 0; i + 1 < way.nodes.length; i += 1) {
      const a = at(way.nodes, i)
      const b = at(way.nodes, i + 1)
      const from = map.point(a)
      const to = map.point(b)
      const hit = lineHit(from, to, line)
      if (hit === null) continue
      const length = distanceM(from, to)
      const before = hit * length - reachM
      const after = hit * length + reachM
      if (what === 'river' && length < 2 * reachM) continue
      const u = unit(minus(to, from))
      const near = before > 8 ? map.splitEdge(a, b, along(from, u, before)) : a
      const far = after < length - 8 ? map.splitEdge(near, b, along(from, u, after)) : b
      mark(near, far)
      break
    }
  }
}

const lineHit = (from: Vec, to: Vec, line: readonly Vec[]): number | null => {
  for (let k = 0; k + 1 < line.length; k += 1) {
    const hit = meeting(from, to, at(line, k), at(line, k + 1))
    if (hit !== null) return hit[0]
  }
  return null
}
