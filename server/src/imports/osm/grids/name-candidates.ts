import { type GridLevel, localMetres, type Road, type RoadClass } from '@wangge/geodata'
import type { Position } from 'geojson'
import type { NameCandidate } from './assign-stems.ts'
import type { Locate } from './locate.ts'

/** A named place that people know: a compound, park or school, worth as much as so many metres of a lane. */
export interface Landmark {
  readonly name: string
  readonly at: readonly [number, number]
  readonly worthM: number
}

interface CandidateInput {
  readonly roads: readonly Road[]
  readonly landmarks: readonly Landmark[]
  /** Basic grid at a point. */
  readonly locate: Locate
  /** Grid of the level for each basic. */
  readonly gridOfBasic: readonly number[]
  readonly grids: number
  readonly level: Exclude<GridLevel, 'basic'>
  /** Names already given to the level above: still possible, but only where little else is. */
  readonly taken: ReadonlySet<string>
}

/** Districts are known by their main roads, units by their lanes: how much one metre of each class says. */
const worth: Readonly<Record<CandidateInput['level'], Readonly<Record<RoadClass, number>>>> = {
  district: {
    trunk: 0.6,
    primary: 3,
    secondary: 2.5,
    tertiary: 2,
    residential: 1,
    lane: 0.7,
    service: 0.2,
    pedestrian: 0.3,
    footway: 0.1,
    steps: 0.1,
  },
  unit: {
    trunk: 0.1,
    primary: 0.5,
    secondary: 0.8,
    tertiary: 1.5,
    residential: 2.5,
    lane: 3,
    service: 0.8,
    pedestrian: 1.5,
    footway: 0.5,
    steps: 0.2,
  },
}
/** A road along the border belongs to both sides, and says little of either. */
const edgeShare = 0.3
const takenShare = 0.2
/** A name this long fits a label; longer ones are hospitals and offices, not what people call the place. */
const easyLength = 5
const longShare = 0.2
/** Of a row of numbered houses (`紫荆公寓10号楼`) each says a little. */
const numberedShare = 0.2
const stepM = 20
const probeM = 15

/** Names that each grid of a level could take, from the named roads and landmarks in it and along its border. */
export const findCandidates = (input: CandidateInput): NameCandidate[][] => {
  const scores = Array.from({ length: input.grids }, () => new Map<string, number>())
  const gridAt = (lon: number, lat: number): number => input.gridOfBasic[input.locate(lon, lat)] ?? -1
  const credit = (grid: number, stem: string, score: number) => {
    const map = scores[grid]
    if (map !== undefined && score > 0) map.set(stem, (map.get(stem) ?? 0) + score)
  }
  for (const road of input.roads) {
    if (road.name === null || !isStem(road.name)) continue
    const perMetre = worth[input.level][road.roadClass]
    for (const { left, right, lengthM } of probes(road.geometry.coordinates)) {
      const a = gridAt(...left)
      const b = gridAt(...right)
      const share = a === b ? 1 : edgeShare
      credit(a, road.name, lengthM * perMetre * share)
      if (a !== b) credit(b, road.name, lengthM * perMetre * share)
    }
  }
  for (const { name, at, worthM } of input.landmarks) {
    const stem = name.replace(/\d+(号楼?|楼|栋|幢|座|期|区)?$/, '')
    const share = stem === name ? 1 : numberedShare
    if (isStem(stem)) credit(gridAt(at[0], at[1]), stem, worthM * worth.unit.lane * share)
  }
  const weight = (stem: string) =>
    (input.taken.has(stem) ? takenShare : 1) * (stem.length > easyLength ? longShare : 1)
  return scores.map((map) => [...map].map(([stem, score]) => ({ stem, score: score * weight(stem) })))
}

/** Words for a kind of thing, which name no place. */
const generic =
  /^(服务|活动|游客|购物|商业|体育|文化|行政|会议|培训)?(中心|停车场|食堂|操场|图书馆|教学楼|办公楼|宿舍楼?|体育馆|足球场|篮球场|网球场|游泳池|花园|公园|学校|幼儿园|医院|派出所|邮局|广场|超市|厕所|实验楼|综合楼|小区)$/

/** Chinese, short enough for a label, and the name of a place rather than of a piece of road works. */
const isStem = (name: string): boolean =>
  /^[\p{Script=Han}·]{2,10}$/u.test(name) &&
  !generic.test(name) &&
  !/(隧道|立交|[大中]桥|高架桥?|跨线桥|服务区|转盘|匝道|辅路|互通|转湾|店|超市|银行|餐厅|食堂|公司|[号一二三四五六七八九十]楼)$/u.test(
    name,
  )

interface Probe {
  readonly left: [number, number]
  readonly right: [number, number]
  readonly lengthM: number
}

/** Pairs of points on both sides of a line, every 20 m along it. */
function* probes(line: readonly Position[]): Generator<Probe> {
  const plane = localMetres(line[0] as Position)
  for (let i = 0; i + 1 < line.length; i++) {
    const [ax, ay] = plane.toMetres(...(line[i] as [number, number]))
    const [bx, by] = plane.toMetres(...(line[i + 1] as [number, number]))
    const segmentM = Math.hypot(bx - ax, by - ay)
    if (segmentM === 0) continue
    const steps = Math.ceil(segmentM / stepM)
    const nx = (-(by - ay) / segmentM) * probeM
    const ny = ((bx - ax) / segmentM) * probeM
    for (let step = 0; step < steps; step++) {
      const share = (step + 0.5) / steps
      const x = ax + (bx - ax) * share
      const y = ay + (by - ay) * share
      yield {
        left: plane.toDegrees(x + nx, y + ny),
        right: plane.toDegrees(x - nx, y - ny),
        lengthM: segmentM / steps,
      }
    }
  }
}
