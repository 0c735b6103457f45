import {
  emptyTally,
  type GridCode,
  indicatorSums,
  type IndicatorSums,
  isoDay,
  type Placement,
  requestCategories,
  TallyBook,
  type TallyKey,
  type TallyWindow,
} from '@wangge/geodata'
import type { Position } from 'geojson'
import type { Sql } from '../../db/database.ts'
import { eachRequestState } from '../../db/queries/request-states.ts'
import type { SumsQuery } from '../../db/queries/request-sums.ts'
import { noGrid } from '../../db/request-tallies.ts'
import type { SumsReader } from './read-indicators.ts'

/** Between batches others get their turn. */
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** All requests of a street counted in the grids that they lie in under another plan than the one in force. */
export const recountRequests = async (
  sql: Sql,
  streetId: string,
  placeOf: (position: Position) => Placement,
): Promise<TallyBook> => {
  const book = new TallyBook()
  for await (const batch of eachRequestState(sql, streetId)) {
    for (const { category, state, lon, lat } of batch) {
      const placement = placeOf([lon, lat])
      book.add(placement.kind === 'owned' ? placement.basicCode : null, category, state)
    }
    await pause()
  }
  return book
}

const codeOf = (code: string): GridCode | null => (code === noGrid ? null : (code as GridCode))

/** The recount's answers to the questions that stored sums answer. */
export const recountedSums = (book: TallyBook): SumsReader => ({
  sums: (query) => Promise.resolve(sumsOf(book, query)),
  counts: (query) => Promise.resolve(countsOf(book, query)),
  total: (query) =>
    Promise.resolve([...countsOf(book, query).values()].reduce((sum, requests) => sum + requests, 0)),
})

/** What of the book a question is about. */
const windowOf = ({ fromDay, toDay, categories, groupOf }: SumsQuery): TallyWindow => ({
  fromDay,
  toDay,
  ...(categories === null ? {} : { categories: new Set(categories) }),
  ...(groupOf === null ? {} : { basicCodes: new Set([...groupOf.keys()].map(codeOf)) }),
})

const countsOf = (book: TallyBook, query: SumsQuery): Map<string, number> => {
  const { groupOf, by } = query
  const counts = new Map<string, number>()
  const nameOf = ({ basicCode, category, day }: TallyKey): string => {
    if (by === 'category') return category
    return by === 'day' ? isoDay(day) : (groupOf?.get(basicCode ?? noGrid) ?? '')
  }
  for (const { key, tally } of book.cellsIn(windowOf(query))) {
    const name = nameOf(key)
    counts.set(name, (counts.get(name) ?? 0) + tally.requests)
  }
  return counts
}

const sumsOf = (book: TallyBook, query: SumsQuery): Map<string, IndicatorSums> => {
  const { fromDay, toDay, nowMs, categories, groupOf, by } = query
  const window = windowOf(query)
  const entries: [string, IndicatorSums][] = []
  switch (by) {
    case 'category':
      for (const category of categories ?? requestCategories)
        entries.push([
          category,
          indicatorSums(book.window({ ...window, categories: new Set([category]) }), nowMs),
        ])
      break
    case 'day':
      for (let day = fromDay; day < toDay; day += 1) {
        const { own } = book.window({ ...window, fromDay: day, toDay: day + 1 })
        entries.push([isoDay(day), indicatorSums({ own, earlier: emptyTally() }, nowMs)])
      }
      break
    case 'place':
      for (const name of new Set(groupOf === null ? [''] : groupOf.values())) {
        const own = new Set(
          [...(groupOf ?? [])].filter(([, group]) => group === name).map(([code]) => codeOf(code)),
        )
        const where = groupOf === null ? {} : { basicCodes: own }
        entries.push([name, indicatorSums(book.window({ ...window, ...where }), nowMs)])
      }
      break
    default:
      return by satisfies never
  }
  return new Map(
    entries.filter(([, sums]) => sums.requests > 0 || sums.byStage.some(({ count }) => count > 0)),
  )
}
