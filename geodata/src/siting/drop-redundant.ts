import { timesReached } from './chosen-sites.ts'
import type { Incidence } from './incidence.ts'

/** The choice without sites whose groups others reach as well; of such sites the last chosen goes first. */
export const dropRedundant = (incidence: Incidence, chosen: readonly number[]): number[] => {
  const { start, item } = incidence.groupsOf
  const times = timesReached(incidence, chosen)
  const kept = [...chosen]
  for (let at = kept.length - 1; at >= 0; at--) {
    const groups = item.subarray(start[kept[at]!]!, start[kept[at]! + 1]!)
    if (groups.some((group) => times[group] === 1)) continue
    for (const group of groups) times[group]!--
    kept.splice(at, 1)
  }
  return kept
}
