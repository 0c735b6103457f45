import { never, type RequestStage } from '@wangge/geodata'
import type { LiveChange } from '../../../../api/live-events.ts'
import type { Overview } from '../../../../api/overview.ts'

/** A request went from one stage to another. */
export interface StageMove {
  /** Null: it has just been made. */
  readonly from: RequestStage | null
  readonly to: RequestStage
}

/** Requests that go the same way at the same time. */
export interface StageJourney extends StageMove {
  readonly count: number
}

/** More at once cannot be followed by anybody; the figures tell of them all. */
export const mostJourneys = 6

export type StagePlace = Pick<Overview, 'place' | 'children'>

/** Whether a place's figures count a request of this grid. What an outline leaves out is in none but its unit. */
const isOf = (
  { place, children }: StagePlace,
  { unitCode, basicCode }: { readonly unitCode: string | null; readonly basicCode?: string | null },
): boolean => {
  switch (place.level) {
    case 'street':
      return true
    case 'district':
      return children.some(({ code }) => code === unitCode)
    case 'unit':
      return place.code === unitCode
    case 'basic':
      return place.code === basicCode
    default:
      return never(place.level)
  }
}

/** What a change moves between the stages of the place; null where nothing goes from one to another. */
export const stageMoveOf = (change: LiveChange, place: StagePlace): StageMove | null => {
  if (change.kind === 'requests-imported' || !isOf(place, change.data)) return null
  const { stage } = change.data
  if (change.kind === 'request-made') return { from: null, to: stage }
  const { stageBefore = stage } = change.data
  return stageBefore === stage ? null : { from: stageBefore, to: stage }
}

/** Moves of one moment: each way once, with how many go it; the busiest where there are more than are shown. */
export const gatherMoves = (moves: readonly StageMove[]): readonly StageJourney[] => {
  const ways = new Map<string, StageJourney>()
  for (const { from, to } of moves) {
    const way = `${from} ${to}`
    ways.set(way, { from, to, count: (ways.get(way)?.count ?? 0) + 1 })
  }
  return [...ways.values()].toSorted((a, b) => b.count - a.count).slice(0, mostJourneys)
}
