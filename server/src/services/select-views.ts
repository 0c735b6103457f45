import { type Result, fail, ok } from '@wangge/geodata'
import type { StreetHead } from '../db/queries/streets.ts'
import type { StreetView } from './street-data.ts'

/** The street under the plan in force, or under none where it has none. */
export const currentView = (head: StreetHead): StreetView => ({
  head,
  planId: head.plans.find((plan) => plan.status === 'published')?.id ?? '',
})

/** Streets asked for, each under the plan asked for or the one in force. A plan names its street. */
export const selectViews = (
  streets: readonly StreetHead[],
  streetId: string | null,
  planId: string | null,
): Result<readonly StreetView[], 'unknown-street' | 'unknown-plan'> => {
  const chosen = streetId === null ? streets : streets.filter((head) => head.id === streetId)
  if (streetId !== null && chosen.length === 0) return fail('unknown-street', { detail: streetId })
  if (planId === null) return ok(chosen.map(currentView))
  const head = chosen.find((it) => it.plans.some((plan) => plan.id === planId))
  return head === undefined ? fail('unknown-plan', { detail: planId }) : ok([{ head, planId }])
}

/** The demo's first street, else the first: what is shown where nothing is said. */
export const defaultStreet = (streets: readonly StreetHead[]): StreetHead | undefined =>
  streets.find((head) => head.synthetic) ?? streets[0]
