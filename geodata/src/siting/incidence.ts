/** Lists of numbers one after another: list `i` is `item[start[i]] … item[start[i + 1] − 1]`, ascending. */
export interface Lists {
  readonly start: Uint32Array
  readonly item: Uint32Array
}

/** Which sites reach which groups of demand, told from both sides. */
export interface Incidence {
  readonly siteCount: number
  readonly groupCount: number
  /** Households of each group. */
  readonly weight: Float64Array
  /** The groups of each site. */
  readonly groupsOf: Lists
  /** The sites of each group. */
  readonly sitesOf: Lists
}

/** The same pairs listed by the other side; ascending, as the pairs are read in order of the first side. */
export const transposed = ({ start, item }: Lists, itemCount: number): Lists => {
  const at = new Uint32Array(itemCount + 1)
  for (let i = 0; i < item.length; i++) at[item[i]! + 1]!++
  for (let i = 0; i < itemCount; i++) at[i + 1]! += at[i]!
  const turned = { start: at.slice(), item: new Uint32Array(item.length) }
  for (let list = 0; list + 1 < start.length; list++)
    for (let i = start[list]!; i < start[list + 1]!; i++) turned.item[at[item[i]!]!++] = list
  return turned
}

/** The named lists, in the given order, numbered anew from 0. */
export const pickLists = ({ start, item }: Lists, wanted: ArrayLike<number>): Lists => {
  const picked = new Uint32Array(wanted.length + 1)
  for (let i = 0; i < wanted.length; i++)
    picked[i + 1] = picked[i]! + start[wanted[i]! + 1]! - start[wanted[i]!]!
  const items = new Uint32Array(picked[wanted.length]!)
  for (let i = 0; i < wanted.length; i++)
    items.set(item.subarray(start[wanted[i]!]!, start[wanted[i]! + 1]!), picked[i]!)
  return { start: picked, item: items }
}
