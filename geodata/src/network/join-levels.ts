/** How the ways of one level meet a place: `passes` where one of them goes through without ending there. */
export interface LevelAtPlace {
  readonly level: number
  passes: boolean
}

/**
 * Which levels at one shared vertex are joined: a group number for each, the first always 0.
 *
 * Ways of equal level are joined. A level all of whose ways end at the vertex is joined with the way it meets there: a
 * ramp or a bridge that comes down. Two levels that both pass through are not joined: one goes over the other.
 */
export const joinLevels = (levels: readonly LevelAtPlace[]): number[] => {
  const passing = levels.filter(({ passes }) => passes).map(({ level }) => level)
  if (passing.length <= 1) return levels.map(() => 0)
  const joined = levels.map(({ level, passes }) => (passes ? level : nearest(level, passing)))
  const first = joined[0] as number
  const order = [first, ...new Set(joined.filter((level) => level !== first))]
  return joined.map((level) => order.indexOf(level))
}

const nearest = (level: number, among: readonly number[]): number =>
  among.reduce((best, other) => (Math.abs(other - level) < Math.abs(best - level) ? other : best))
