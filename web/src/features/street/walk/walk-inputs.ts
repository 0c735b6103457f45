import type { Overview } from '../../../api/overview.ts'
import type { WalkInputs } from '../../../i18n/zh/walk-provenance.ts'
import type { WalkCentre } from '../../../workers/walk-messages.ts'
import type { WalkDesk } from './walk-desk.tsx'

/** Only a centre in use gives a circle. */
export const covers = ({ kind, status }: WalkCentre): boolean => kind === 'centre' && status === 'operating'

/** What the desk's figures are computed with, for their provenance. */
export const inputsOf = (desk: WalkDesk, overview: Overview): WalkInputs => ({
  minutes: desk.within,
  speedMps: desk.speedMps,
  centres: desk.centres.filter(covers).length,
  estimated: !overview.street.householdsCounted,
})

/** Grid names come a moment later than the figures; until then the code stands for the name. */
export const gridName = (desk: WalkDesk, code: string): string => desk.grids.get(code)?.name ?? code
