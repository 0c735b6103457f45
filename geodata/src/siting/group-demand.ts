import { type Incidence, type Lists, pickLists, transposed } from './incidence.ts'

/** Points with weight by their sites, each site once however often a list repeats a point. */
const sitesOfPoints = (weight: Float64Array, siteLists: Lists): Lists => {
  const { start, item } = siteLists
  const last = new Int32Array(weight.length).fill(-1)
  const keptStart = new Uint32Array(start.length)
  const kept = new Uint32Array(item.length)
  let size = 0
  for (let site = 0; site + 1 < start.length; site++) {
    for (let i = start[site]!; i < start[site + 1]!; i++) {
      const point = item[i]!
      if (weight[point] === 0 || last[point] === site) continue
      last[point] = site
      kept[size++] = point
    }
    keptStart[site + 1] = size
  }
  return transposed({ start: keptStart, item: kept.subarray(0, size) }, weight.length)
}

const hashOfList = ({ start, item }: Lists, list: number): number => {
  let hash = 0x9e3779b9
  for (let i = start[list]!; i < start[list + 1]!; i++) {
    hash = Math.imul(hash ^ item[i]!, 0x85ebca6b)
    hash ^= hash >>> 13
  }
  return hash >>> 0
}

const sameList = ({ start, item }: Lists, a: number, b: number): boolean => {
  const size = start[a + 1]! - start[a]!
  if (size !== start[b + 1]! - start[b]!) return false
  for (let i = 0; i < size; i++) if (item[start[a]! + i] !== item[start[b]! + i]) return false
  return true
}

/**
 * Puts demand points that the same sites reach together into one group: for siting they are one point. Points of
 * weight 0, and points that none of the wanted sites reaches, are left out.
 *
 * @param weight households by point; 0 leaves the point out
 * @param siteLists the points of each site
 * @param wanted the sites that count; site `i` of the answer is `wanted[i]`
 */
export const groupDemand = (weight: Float64Array, siteLists: Lists, wanted: ArrayLike<number>): Incidence => {
  const sitesOf = sitesOfPoints(weight, pickLists(siteLists, wanted))
  let slots = 16
  while (slots < weight.length * 2) slots *= 2
  const table = new Int32Array(slots).fill(-1)
  const first: number[] = []
  const sums: number[] = []
  for (let point = 0; point < weight.length; point++) {
    if (sitesOf.start[point] === sitesOf.start[point + 1]) continue
    let slot = hashOfList(sitesOf, point) & (slots - 1)
    while (table[slot]! >= 0 && !sameList(sitesOf, first[table[slot]!]!, point))
      slot = (slot + 1) & (slots - 1)
    const group = table[slot]!
    if (group >= 0) {
      sums[group]! += weight[point]!
      continue
    }
    table[slot] = first.length
    first.push(point)
    sums.push(weight[point]!)
  }
  const grouped = pickLists(sitesOf, first)
  return {
    siteCount: wanted.length,
    groupCount: first.length,
    weight: Float64Array.from(sums),
    groupsOf: transposed(grouped, wanted.length),
    sitesOf: grouped,
  }
}
