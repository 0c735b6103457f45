import type { PlaceNames } from './names.ts'
import type { Town } from './town.ts'
import { at, distanceM, distanceToSegmentM, type Vec } from './vec.ts'

const wantedStem = (town: Town, middle: Vec, names: PlaceNames): string => {
  const { riverMiddle, mainRoads } = town.skeleton
  const [main, avenue] = mainRoads
  if (main === undefined || avenue === undefined) return names.main
  const north = middle[1] > levelWith(main.path, middle, 0)[1]
  if (middle[0] < levelWith(riverMiddle, middle, 1)[0]) return north ? '明湖' : names.main
  if (!north) return names.eastBank
  if (middle[0] < levelWith(avenue.path, middle, 1)[0]) return names.avenue
  return town.landmarks.some((l) => l.kind === 'temple') ? '青崖山' : '环城东路'
}

/** The point of a path that is level with p: as far north (axis 1) or as far east (axis 0). */
const levelWith = (path: readonly Vec[], p: Vec, axis: 0 | 1): Vec =>
  path.reduce(
    (best, q) => (Math.abs(q[axis] - p[axis]) < Math.abs(best[axis] - p[axis]) ? q : best),
    at(path, 0),
  )

/** Districts are called after the road or the landmark that people would say, each by a name of its own. */
export const districtStems = (town: Town, middles: readonly Vec[], names: PlaceNames): string[] => {
  const wanted = middles.map((middle) => wantedStem(town, middle, names))
  const taken = new Set(wanted)
  const spare = [
    names.main,
    names.avenue,
    names.eastBank,
    '文化路',
    '兴业路',
    '东阳街',
    '环城东路',
    names.westBank,
  ]
  return wanted.map((stem, i) => {
    if (wanted.indexOf(stem) === i) return stem
    const other = spare.find((name) => !taken.has(name)) ?? `${stem}${i + 1}`
    taken.add(other)
    return other
  })
}

/** Names units after the lane or landmark nearest to their middle, each name once. */
export class StemPicker {
  readonly #town: Town
  readonly #used = new Set<string>()

  /** @param taken names that no unit may have, because a district has them. */
  constructor(town: Town, taken: readonly string[]) {
    this.#town = town
    for (const name of taken) this.#used.add(name)
  }

  nearest(middle: Vec): string {
    const { map } = this.#town.skeleton
    let best = ''
    let least = Number.POSITIVE_INFINITY
    const consider = (name: string, d: number): void => {
      if (d >= least || this.#used.has(name)) return
      least = d
      best = name
    }
    for (const way of map.ways) {
      if (way.name === null || way.roadClass === 'primary' || way.roadClass === 'secondary') continue
      for (let i = 0; i + 1 < way.nodes.length; i += 1) {
        consider(
          way.name,
          distanceToSegmentM(middle, map.point(at(way.nodes, i)), map.point(at(way.nodes, i + 1))),
        )
      }
    }
    for (const { kind, name, point } of this.#town.landmarks) {
      if (kind === 'factory' || kind === 'civic') continue
      consider(name.replace(/^.{1,4}?县/, ''), distanceM(point, middle) * 0.6)
    }
    this.#used.add(best)
    return best
  }
}
