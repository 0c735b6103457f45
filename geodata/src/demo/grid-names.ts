import type { PlaceNames } from './names.ts'
import type { Town } from './town.ts'
import { at, distanceM, distanceToSegmentM, type Vec } from './vec.ts'
import { nearestOf } from './skeleton.ts'

/** Districts are called after the road or the landmark that people would say. */
export const stemOfDistrict = (town: Town, middle: Vec, names: PlaceNames): string => {
  const { riverMiddle, mainRoads } = town.skeleton
  const [main, avenue] = mainRoads
  if (main === undefined || avenue === undefined) return names.main
  const north = middle[1] > nearestOf(main.path, middle)[1]
  if (middle[0] < nearestOf(riverMiddle, middle)[0]) return north ? '明湖' : names.main
  if (!north) return names.eastBank
  if (middle[0] < nearestOf(avenue.path, middle)[0]) return names.avenue
  return town.landmarks.some((l) => l.kind === 'temple') ? '青崖山' : '环城东路'
}

/** Names units after the lane or landmark nearest to their middle, each name once. */
export class StemPicker {
  readonly #town: Town
  readonly #used = new Set<string>()

  constructor(town: Town) {
    this.#town = town
  }

  /** The wanted stem, or the nearest free one where it is taken. */
  claim(wanted: string, middle: Vec): string {
    if (this.#used.has(wanted)) return this.nearest(middle)
    this.#used.add(wanted)
    return wanted
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
