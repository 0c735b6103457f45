import type { PlanHead } from '../db/queries/streets.ts'
import { asOf } from '../ogc/etag.ts'
import type { PlaceNames } from '../services/requests/describe-request.ts'
import type { StreetData, StreetView } from '../services/street-data.ts'
import type { ChosenView } from './choose-view.ts'

/** What every answer about requests begins with. */
export const headOf = (data: StreetData, view: StreetView, plan: PlanHead) => ({
  asOf: asOf([view], 'requests'),
  plan: { id: plan.id, name: plan.name, status: plan.status, effectiveFrom: plan.effectiveFrom },
  present: new Date(data.presentOf(view)).toISOString(),
})

export const namesOf = async (data: StreetData, { view }: Pick<ChosenView, 'view'>): Promise<PlaceNames> => ({
  streetName: view.head.name,
  facts: await data.facts(view),
})

/** All that an answer about requests depends on besides what was asked. */
export const requestEtagParts = (data: StreetData, view: StreetView): string[] => [
  view.head.id,
  view.head.requestStamp,
  view.planId,
  `${data.presentOf(view)}`,
]

/** `<street>.<number>`; null for what is none. */
export const readRequestId = (text: string): { readonly streetId: string; readonly id: number } | null => {
  const [, streetId, number] = /^(\d{9})\.(\d{1,9})$/.exec(text) ?? []
  return streetId === undefined ? null : { streetId, id: Number(number) }
}
