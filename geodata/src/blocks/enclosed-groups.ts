import { CORRIDOR_RANK } from './corridors.ts'
import type { FaceMeasures, SharedBorder } from './face-measures.ts'

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

/**
 * Faces put together as coarsely as the strongest lines allow: what lines of `fromRank` enclose, and where that
 * holds more than `mostLoad`, what the next weaker ones enclose, down to single faces.
 */
export const enclosedGroups = (
  measures: FaceMeasures,
  load: Float64Array,
  faces: readonly number[],
  fromRank: number,
  mostLoad: number,
): number[][] =>
  enclosed(measures, faces, fromRank).flatMap((group) => {
    const sum = group.reduce((total, face) => total + (load[face] ?? 0), 0)
    if (sum <= mostLoad || group.length === 1 || fromRank >= CORRIDOR_RANK) return [group]
    return enclosedGroups(measures, load, group, fromRank + 1, mostLoad)
  })
