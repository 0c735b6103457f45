import type { RequestQuery } from '../page/part-props.ts'
import type { ListFacts } from '../../../i18n/request-desk-facts.ts'

/** What the list is narrowed to, for the sentence above it. Days come in the reader's words. */
export const listFacts = (
  query: RequestQuery,
  place: string | null,
  dayName: (day: string) => string,
): ListFacts => ({
  from: dayName(query.from),
  to: dayName(query.to),
  place,
  categories: query.categories,
  stages: query.stages,
  overdue: query.overdue,
  ownership: query.ownership,
  figure: query.figure,
})
