import type { DayWindow } from '../../db/queries/request-sums.ts'
import { noGrid } from '../../db/request-tallies.ts'
import type { StreetFacts } from '../street-facts.ts'
import { suppressedBasics } from '../suppressed-basics.ts'
import type { SumsReader } from './read-indicators.ts'
import { daysUpTo, recentDays } from './request-window.ts'

/** How many requests each place had in the last 30 days. */
export interface RequestFacts {
  readonly window: DayWindow
  /** Of a grid; null is the street, with what no grid owns. */
  countOf(code: string | null): number
  /** Basic grids whose own count is not shown to all. */
  readonly suppressed: ReadonlySet<string>
}

export const loadRequestFacts = async (
  readSums: SumsReader,
  streetId: string,
  facts: StreetFacts,
  nowMs: number,
): Promise<RequestFacts> => {
  const window = daysUpTo(nowMs, recentDays)
  const { tree } = facts
  const basics = [...tree.nodes.values()].filter((node) => node.level === 'basic')
  const groupOf = new Map([noGrid, ...basics.map(({ code }) => code)].map((code) => [code, code]))
  const byBasic = await readSums.counts({
    streetId,
    ...window,
    nowMs,
    categories: null,
    groupOf,
    by: 'place',
  })
  const counts = new Map<string | null, number>([[null, [...byBasic.values()].reduce((a, b) => a + b, 0)]])
  for (const { code } of tree.nodes.values())
    counts.set(
      code,
      tree.basicsOf(code).reduce((sum, basic) => sum + (byBasic.get(basic.code) ?? 0), 0),
    )
  const countOf = (code: string | null) => counts.get(code) ?? 0
  return {
    window,
    countOf,
    suppressed: suppressedBasics(
      basics.map(({ code, parentCode }) => ({ code, parentCode, requests: countOf(code) })),
    ),
  }
}
