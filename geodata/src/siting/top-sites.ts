export interface TopSites {
  readonly sites: readonly number[]
  /** The smallest value among them, and the largest outside (−Infinity where none is). */
  readonly lastInside: number
  readonly firstOutside: number
}

/** The `count` sites of the largest values; of equal values those with lower numbers. */
export const topSites = (value: Float64Array, count: number): TopSites => {
  const sorted = value.toSorted()
  const lastInside = sorted[sorted.length - count]!
  const sites: number[] = []
  const ties: number[] = []
  for (let site = 0; site < value.length; site++) {
    if (value[site]! > lastInside) sites.push(site)
    else if (value[site] === lastInside) ties.push(site)
  }
  sites.push(...ties.slice(0, count - sites.length))
  return { sites, lastInside, firstOutside: sorted[sorted.length - count - 1] ?? -Infinity }
}
