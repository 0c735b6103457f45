import { containedLists } from './contained-lists.ts'
import type { Incidence, Lists } from './incidence.ts'

const sizeOf = ({ start }: Lists, list: number): number => start[list + 1]! - start[list]!
const unmarked = (marks: Uint8Array): number[] => {
  const left: number[] = []
  marks.forEach((mark, index) => mark === 0 && left.push(index))
  return left
}

/** Sites worth considering: not those that reach nobody, or only people whom one other site reaches too. */
export const undominatedSites = ({ groupsOf, sitesOf }: Incidence, stop: () => boolean): number[] => {
  const dropped = new Uint8Array(groupsOf.start.length - 1)
  for (let site = 0; site < dropped.length; site++) if (sizeOf(groupsOf, site) === 0) dropped[site] = 1
  containedLists(groupsOf, sitesOf, stop, (inner, outer) => {
    // Of sites that reach the same people the first stays.
    if (sizeOf(groupsOf, outer) === sizeOf(groupsOf, inner) && outer > inner) return false
    dropped[inner] = 1
    return true
  })
  return unmarked(dropped)
}

/** Groups that have to be asked for: not those that are reached in any case once another group is. */
export const decisiveGroups = ({ groupsOf, sitesOf }: Incidence, stop: () => boolean): number[] => {
  const dropped = new Uint8Array(sitesOf.start.length - 1)
  containedLists(sitesOf, groupsOf, stop, (inner, outer) => {
    if (sizeOf(sitesOf, outer) > sizeOf(sitesOf, inner) || outer > inner) dropped[outer] = 1
    return false
  })
  return unmarked(dropped)
}
