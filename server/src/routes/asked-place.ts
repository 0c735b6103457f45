import type { PlaceNames } from '../services/requests/describe-request.ts'
import type { FactNode } from '../services/street-facts.ts'
import type { StreetData, StreetView } from '../services/street-data.ts'
import type { ChosenView } from './choose-view.ts'
import { problem } from './problem.ts'
import { namesOf } from './requests-answers.ts'

/** Code of the grid that a query names; null where it names none, or the street itself. */
export const gridCodeIn = (
  { head }: StreetView,
  { grid }: { readonly grid?: string | undefined },
): string | null => (grid === undefined || grid === head.id ? null : grid)

export const unknownGrid = (planId: string, code: string | null): Response =>
  problem(404, 'unknown-grid', `${planId} has no grid ${code}.`)

/** The place that a query is about: a grid of the plan, or the street, whose `code` and `node` are null. */
export interface AskedPlace {
  readonly names: PlaceNames
  readonly code: string | null
  readonly node: FactNode | null
  /** Of its basic grids; null: everywhere, also where no grid owns. */
  readonly basicCodes: readonly string[] | null
}

/** The place, or the refusal to answer with. */
export const askedPlace = async (
  data: StreetData,
  { view, plan }: ChosenView,
  query: { readonly grid?: string | undefined },
): Promise<AskedPlace | Response> => {
  const names = await namesOf(data, { view })
  const { tree } = names.facts
  const code = gridCodeIn(view, query)
  if (code === null) return { names, code, node: null, basicCodes: null }
  const node = tree.nodes.get(code)
  if (node === undefined) return unknownGrid(plan.id, code)
  return { names, code, node, basicCodes: tree.basicsOf(code).map((basic) => basic.code) }
}
