import {
  chinaDayOf,
  emptyTally,
  type GridCode,
  type LoopState,
  type RequestCategory,
  tallyRequest,
} from '@wangge/geodata'
import { noGrid, type TallyRow, wholeStreet } from './request-tallies.ts'

/** What some writes change in a street's sums: for each grid, category and day one row, and one for the street. */
export class TallyChanges {
  private readonly byKey = new Map<string, TallyRow>()

  /** A request that was not there before. */
  add(basicCode: GridCode | null, category: RequestCategory, state: LoopState): void {
    for (const tally of this.tallies(basicCode, category, state)) tallyRequest(tally, state, 1)
  }

  /** A request that an event has moved. */
  replace(basicCode: GridCode | null, category: RequestCategory, before: LoopState, after: LoopState): void {
    for (const tally of this.tallies(basicCode, category, before)) {
      tallyRequest(tally, before, -1)
      tallyRequest(tally, after, 1)
    }
  }

  rows(): readonly TallyRow[] {
    return [...this.byKey.values()]
  }

  private tallies(basicCode: GridCode | null, category: RequestCategory, { request }: LoopState) {
    const day = chinaDayOf(request.createdAtMs)
    return [basicCode ?? noGrid, wholeStreet].map((code) => {
      const key = `${code} ${category} ${day}`
      const row = this.byKey.get(key) ?? { basicCode: code, category, day, tally: emptyTally() }
      this.byKey.set(key, row)
      return row.tally
    })
  }
}
