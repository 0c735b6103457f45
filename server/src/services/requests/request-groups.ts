import { noGrid } from '../../db/request-tallies.ts'
import type { FactNode, StreetFacts } from '../street-facts.ts'

/** Basic grids of a place, all in one group; null is the street with what no grid owns: everything. */
export const groupOfPlace = (facts: StreetFacts, code: string | null): ReadonlyMap<string, string> | null =>
  code === null ? null : new Map(facts.tree.basicsOf(code).map((basic) => [basic.code, '']))

/** Basic grids of a place by the grid below it that they lie in; of the street also what no grid owns. */
export const groupsByChild = (facts: StreetFacts, code: string | null): ReadonlyMap<string, string> => {
  const groups = new Map<string, string>()
  for (const child of facts.tree.childrenOf(code))
    for (const basic of facts.tree.basicsOf(child.code)) groups.set(basic.code, child.code)
  if (code === null) groups.set(noGrid, noGrid)
  return groups
}

export const householdsOf = (facts: StreetFacts, code: string | null): number | null => {
  const node: FactNode | undefined = code === null ? undefined : facts.tree.nodes.get(code)
  return code === null ? facts.sums.households : (node?.sums.households ?? null)
}
