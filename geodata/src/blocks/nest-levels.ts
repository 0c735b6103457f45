import { apportion } from './apportion.ts'
import { enclosedGroups } from './enclosed-groups.ts'
import type { FaceMeasures } from './face-measures.ts'
import { regionGraph } from './region-graph.ts'
import { type Evenness, regionalise } from './regionalise.ts'

/** How one level of grids is drawn. */
interface LevelStyle {
  /** Lines of this rank and stronger are tried first as the outlines of what is put together. */
  readonly fromRank: number
  /** Largest piece, as a share of one region's load, that is not taken apart along weaker lines. */
  readonly pieceShare: number
  /** Price of a metre of border by rank: 0 the street's own outline, 1 main road … 5 footway, 6 between buildings. */
  readonly costPerM: readonly number[]
  readonly evenness: Evenness
}

const districtStyle: LevelStyle = {
  fromRank: 1,
  pieceShare: 0.3,
  costPerM: [0, -1.5, 0.6, 1.8, 2.6, 3, 3.4],
  evenness: { balance: 3, tolerance: 0.25 },
}
const unitStyle: LevelStyle = {
  fromRank: 2,
  pieceShare: 0.3,
  costPerM: [0, -1, -0.2, 0.35, 1.2, 1.7, 2.2],
  evenness: { balance: 5, tolerance: 0.2 },
}
const basicStyle: LevelStyle = {
  fromRank: 3,
  pieceShare: 0.25,
  costPerM: [0, -0.6, -0.3, 0, 0.3, 0.5, 0.8],
  evenness: { balance: 6, tolerance: 0.18 },
}

/** Share of the ground in what is balanced, beside households: empty ground has to be walked too. */
const AREA_SHARE = 0.1

export interface LevelCounts {
  readonly districts: number
  readonly units: number
  readonly basics: number
}

/** Faces of each basic, by district and unit. */
export type NestedFaces = number[][][][]

/** Households and ground of each face, mixed so that the sum is that of the households. */
const mixedLoad = (measures: FaceMeasures, households: Float64Array): Float64Array => {
  const people = households.reduce((sum, own) => sum + own, 0)
  const ground = measures.areaM2.reduce((sum, own) => sum + own, 0)
  const scale = people > 0 ? people : ground
  return households.map(
    (own, face) =>
      (people > 0 ? (1 - AREA_SHARE) * own : 0) +
      (people > 0 ? AREA_SHARE : 1) * scale * ((measures.areaM2[face] ?? 0) / Math.max(ground, 1)),
  )
}

/** Splits `faces` into `regions` regions in the style of a level. */
const splitFaces = (
  measures: FaceMeasures,
  load: Float64Array,
  faces: readonly number[],
  regions: number,
  style: LevelStyle,
  seed: number,
): number[][] => {
  if (regions <= 1) return [[...faces]]
  const total = faces.reduce((sum, face) => sum + (load[face] ?? 0), 0)
  const totalM2 = faces.reduce((sum, face) => sum + (measures.areaM2[face] ?? 0), 0)
  const groupsAt = (share: number): number[][] =>
    enclosedGroups(measures, load, faces, style.fromRank, {
      load: (share * total) / regions,
      areaM2: (2 * share * totalM2) / regions,
    })
  let share = style.pieceShare
  let groups = groupsAt(share)
  while (groups.length < Math.min(4 * regions, faces.length) && share > 0.01) {
    share /= 2
    groups = groupsAt(share)
  }
  const groupOf = new Int32Array(load.length).fill(-1)
  groups.forEach((group, index) => {
    for (const face of group) groupOf[face] = index
  })
  const graph = regionGraph(measures, load, groupOf, groups.length, style.costPerM)
  const regionOf = regionalise(graph, regions, style.evenness, seed)
  const result: number[][] = []
  groups.forEach((group, index) => {
    const region = regionOf[index] ?? 0
    result[region] = [...(result[region] ?? []), ...group]
  })
  return result.filter((region) => region.length > 0)
}

/** Draws districts, in each its units, in each its basics: so the levels nest by construction. */
export const nestLevels = (
  measures: FaceMeasures,
  households: Float64Array,
  counts: LevelCounts,
): NestedFaces => {
  const load = mixedLoad(measures, households)
  const loadOf = (faces: readonly number[]): number => faces.reduce((sum, face) => sum + (load[face] ?? 0), 0)
  const everything = Array.from(households, (_, face) => face)
  const districts = splitFaces(measures, load, everything, counts.districts, districtStyle, 1)
  const unitCounts = apportion(
    districts.map(loadOf),
    districts.map((faces) => faces.length),
    counts.units,
  )
  const units = districts.map((faces, i) =>
    splitFaces(measures, load, faces, unitCounts[i] ?? 1, unitStyle, 100 + i),
  )
  const flat = units.flat()
  const basicCounts = apportion(
    flat.map(loadOf),
    flat.map((faces) => faces.length),
    counts.basics,
  )
  let next = 0
  return units.map((ofDistrict) =>
    ofDistrict.map((faces) => {
      const at = next++
      return splitFaces(measures, load, faces, basicCounts[at] ?? 1, basicStyle, 10_000 + at)
    }),
  )
}
