import type { Lists } from './incidence.ts'

/** 32 bits of a list's members: a list within another has no bit that the other lacks. */
const signatures = ({ start, item }: Lists): Int32Array => {
  const bits = new Int32Array(start.length - 1)
  for (let list = 0; list < bits.length; list++)
    for (let i = start[list]!; i < start[list + 1]!; i++)
      bits[list]! |= 1 << (Math.imul(item[i]!, 0x9e3779b1) >>> 27)
  return bits
}

const contains = ({ start, item }: Lists, outer: number, inner: number): boolean => {
  let at = start[outer]!
  const end = start[outer + 1]!
  for (let i = start[inner]!; i < start[inner + 1]!; i++) {
    while (at < end && item[at]! < item[i]!) at++
    if (at === end || item[at] !== item[i]) return false
  }
  return true
}

/**
 * Finds lists that lie wholly within another list (or equal it) and tells `visit(inner, outer)` each pair once.
 * `visit` answers true to go on with the next inner list. Empty lists lie within nothing here.
 *
 * @param holders the transposed lists: which lists hold an item
 * @param stop polled now and then; true ends the search
 */
export const containedLists = (
  lists: Lists,
  holders: Lists,
  stop: () => boolean,
  visit: (inner: number, outer: number) => boolean,
): void => {
  const bits = signatures(lists)
  const { start, item } = lists
  for (let inner = 0; inner < bits.length; inner++) {
    if (inner % 64 === 0 && stop()) return
    const size = start[inner + 1]! - start[inner]!
    if (size === 0) continue
    let rarest = item[start[inner]!]!
    let fewest = Infinity
    for (let i = start[inner]!; i < start[inner + 1]!; i++) {
      const held = holders.start[item[i]! + 1]! - holders.start[item[i]!]!
      if (held < fewest) [fewest, rarest] = [held, item[i]!]
    }
    for (let i = holders.start[rarest]!; i < holders.start[rarest + 1]!; i++) {
      const outer = holders.item[i]!
      if (outer === inner || start[outer + 1]! - start[outer]! < size) continue
      if ((bits[inner]! & ~bits[outer]!) !== 0 || !contains(lists, outer, inner)) continue
      if (visit(inner, outer)) break
    }
  }
}
