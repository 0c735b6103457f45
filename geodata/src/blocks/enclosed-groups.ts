import { CORRIDOR_RANK } from './corridors.ts'
import type { FaceMeasures, SharedBorder } from './face-measures.ts'
import { STRIP_SHAPE } from './strip-chords.ts'

/** The rank that most of a border has. */
const mainRank = (border: SharedBorder): number => {
  let best = 0
  border.byRankM.forEach((lengthM, rank) => {
    if (lengthM > (border.byRankM[best] ?? 0)) best = rank
  })
  return best
}

/** Faces that can be reached from each other without crossing a line of `rank` or stronger. */
const enclosed = (measures: FaceMeasures, faces: readonly number[], rank: number): number[][] => {
  const left = new Set(faces)
  const groups: number[][] = []
  for (const start of faces) {
    if (!left.delete(start)) continue
    const group = [start]
    for (let i = 0; i < group.length; i++) {
      for (const [next, border] of measures.borders[group[i] ?? 0] ?? []) {
        if (next >= 0 && mainRank(border) > rank && left.delete(next)) group.push(next)
      }
    }
    groups.push(group)
  }
  return groups
}

/** What a piece may be without being taken apart along weaker lines. */
export interface PieceLimits {
  readonly load: number
  readonly areaM2: number
}

const fits = (
  measures: FaceMeasures,
  load: Float64Array,
  group: readonly number[],
  limits: PieceLimits,
): boolean => {
  const member = new Set(group)
  let groupLoad = 0
  let areaM2 = 0
  let perimeterM = 0
  for (const face of group) {
    groupLoad += load[face] ?? 0
    areaM2 += measures.areaM2[face] ?? 0
    for (const [neighbour, border] of measures.borders[face] ?? []) {
      if (!member.has(neighbour)) perimeterM += border.lengthM
    }
  }
  if (groupLoad > limits.load || areaM2 > limits.areaM2) return false
  return perimeterM * perimeterM <= STRIP_SHAPE * 4 * Math.PI * areaM2
}

/**
 * Faces put together as coarsely as the strongest lines allow: what lines of `fromRank` enclose, and where that is
 * too much, too large or a strip, what the next weaker ones enclose, down to single faces.
 */
export const enclosedGroups = (
  measures: FaceMeasures,
  load: Float64Array,
  faces: readonly number[],
  fromRank: number,
  limits: PieceLimits,
): number[][] =>
  enclosed(measures, faces, fromRank).flatMap((group) =>
    group.length === 1 || fromRank >= CORRIDOR_RANK || fits(measures, load, group, limits)
      ? [group]
      : enclosedGroups(measures, load, group, fromRank + 1, limits),
  )
