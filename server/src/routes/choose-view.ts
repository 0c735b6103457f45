import type { PlanHead, StreetHead } from '../db/queries/streets.ts'
import { currentView, defaultStreet, selectViews } from '../services/select-views.ts'
import type { StreetData, StreetView } from '../services/street-data.ts'
import { problem } from './problem.ts'

export interface ChosenView {
  readonly view: StreetView
  readonly plan: PlanHead
  /** All streets there are, for whoever lists them. */
  readonly streets: readonly StreetHead[]
}

/** What a request says of street and plan; nothing said is the demo street, or the first, under the plan in force. */
export interface ViewChoice {
  readonly street?: string | undefined
  readonly plan?: string | undefined
}

/** The one street and plan that a request is about, or the refusal to answer with. */
export const chooseView = async (
  data: StreetData,
  { street, plan }: ViewChoice,
): Promise<ChosenView | Response> => {
  const streets = await data.streets()
  const views = selectViews(streets, street ?? null, plan ?? null)
  if (!views.ok) return problem(404, views.failure.code, `There is no ${views.failure.detail.detail}.`)
  const chosen = street === undefined && plan === undefined ? defaultStreet(streets) : undefined
  const view = chosen === undefined ? views.value[0] : currentView(chosen)
  if (view === undefined) return problem(404, 'unknown-street', 'The database holds no street yet.')
  const head = view.head.plans.find(({ id }) => id === view.planId)
  if (head === undefined) return problem(404, 'unknown-plan', `${view.head.id} has no plan in force.`)
  return { view, plan: head, streets }
}
