import type { PlaceNames } from './names.ts'
import type { PlanarMap } from './planar-map.ts'
import { at, distanceM, dot, minus, unit } from './vec.ts'

/** Gives every street and lane a name; one that runs straight on through a crossing keeps it. */
export const nameStreets = (map: PlanarMap, names: PlaceNames): void => {
  const leader = map.ways.map((_, i) => i)
  const leaderOf = (i: number): number => {
    let j = i
    while (leader[j] !== j) j = leader[j] as number
    return j
  }
  const ends = new Map<number, { way: number; inner: number }[]>()
  map.ways.forEach((way, i) => {
    for (const [node, inner] of [
      [at(way.nodes, 0), at(way.nodes, 1)],
      [at(way.nodes, -1), at(way.nodes, -2)],
    ] as const) {
      const list = ends.get(node) ?? []
      list.push({ way: i, inner })
      ends.set(node, list)
    }
  })
  for (const [node, list] of ends) {
    const here = map.point(node)
    for (const one of list) {
      for (const two of list) {
        const a = at(map.ways, one.way)
        const b = at(map.ways, two.way)
        if (one.way >= two.way || a.roadClass !== b.roadClass || a.name !== null || b.name !== null) continue
        const straight = dot(unit(minus(map.point(one.inner), here)), unit(minus(map.point(two.inner), here)))
        if (straight < -0.88) leader[leaderOf(two.way)] = leaderOf(one.way)
      }
    }
  }
  const given = new Map<number, string>()
  map.ways.forEach((way, i) => {
    if (way.name !== null) return
    const head = leaderOf(i)
    const name = given.get(head) ?? freshName(map, i, names)
    if (name === null) return
    given.set(head, name)
    way.name = name
  })
}

const freshName = (map: PlanarMap, index: number, names: PlaceNames): string | null => {
  const way = at(map.ways, index)
  let lengthM = 0
  for (let k = 0; k + 1 < way.nodes.length; k += 1) {
    lengthM += distanceM(map.point(at(way.nodes, k)), map.point(at(way.nodes, k + 1)))
  }
  switch (way.roadClass) {
    case 'secondary':
    case 'tertiary':
      return names.next('street')
    case 'residential':
      return lengthM > 90 ? names.next('lane') : null
    case 'lane':
      return lengthM > 70 ? names.next('alley') : null
    default:
      return null
  }
}
