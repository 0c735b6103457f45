import {
  type GridCode,
  indicatorSums,
  type IndicatorSums,
  isoDay,
  type Placement,
  requestCategories,
  TallyBook,
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
  total: (query) =>
    Promise.resolve([...sumsOf(book, query).values()].reduce((sum, { requests }) => sum + requests, 0)),
})

const sumsOf = (book: TallyBook, query: SumsQuery): Map<string, IndicatorSums> => {
  const { fromDay, toDay, nowMs, categories, groupOf, by } = query
  const chosen = categories === null ? {} : { categories: new Set(categories) }
  const codes = groupOf === null ? {} : { basicCodes: new Set([...groupOf.keys()].map(codeOf)) }
  const entries: [string, IndicatorSums][] = []
  switch (by) {
    case 'category':
      for (const category of categories ?? requestCategories)
        entries.push([
          category,
          indicatorSums(book.window({ fromDay, toDay, ...codes, categories: new Set([category]) }), nowMs),
        ])
      break
    case 'day':
      for (let day = fromDay; day < toDay; day += 1) {
        const { own } = book.window({ fromDay: day, toDay: day + 1, ...codes, ...chosen })
        const none = book.window({ fromDay: day, toDay: day, ...codes, categories: new Set() }).own
        entries.push([isoDay(day), indicatorSums({ own, earlier: none }, nowMs)])
      }
      break
    case 'place':
      for (const name of new Set(groupOf === null ? [''] : groupOf.values())) {
        const own = new Set(
          [...(groupOf ?? [])].filter(([, group]) => group === name).map(([code]) => codeOf(code)),
        )
        const where = groupOf === null ? {} : { basicCodes: own }
        entries.push([name, indicatorSums(book.window({ fromDay, toDay, ...where, ...chosen }), nowMs)])
      }
      break
    default:
      return by satisfies never
  }
  return new Map(
    entries.filter(([, sums]) => sums.requests > 0 || sums.byStage.some(({ count }) => count > 0)),
  )
}
