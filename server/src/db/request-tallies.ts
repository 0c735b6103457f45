import { isoDay, type RequestCategory, type RequestTally } from '@wangge/geodata'
import { integer, text } from './columns.ts'
import { arrayLiteral, type Column } from './insert-rows.ts'
import { hoursOf, stepsOf, tallyFields } from './tally-fields.ts'

/** Stands for the whole street among the basic codes of tallies. */
export const wholeStreet = '*'
/** Stands for requests that no grid owns. */
export const noGrid = ''

/** What is added to (or, where negative, taken from) one row of sums. */
export interface TallyRow {
  /** `wholeStreet`, `noGrid`, or a basic grid's code. */
  readonly basicCode: string
  readonly category: RequestCategory
  /** Of China, in days since 1970-01-01. */
  readonly day: number
  readonly tally: RequestTally
}

export const tallyColumns = (streetId: string): Column<TallyRow>[] => [
  { name: 'street_id', type: 'text', value: () => streetId },
  text('basic_code', (row) => row.basicCode),
  text('category', (row) => row.category),
  { name: 'day', type: 'date', value: ({ day }) => isoDay(day) },
  ...tallyFields.map(([field, column]) => integer<TallyRow>(column, ({ tally }) => tally[field])),
  { name: 'by_hour', type: 'integer[]', value: ({ tally }) => arrayLiteral(hoursOf(tally)) },
  { name: 'close_steps', type: 'integer[]', value: ({ tally }) => arrayLiteral(stepsOf(tally)) },
]

/** Adds to the row that is there. A request is closed once and for all: steps are only ever added. */
export const tallyConflict = `ON CONFLICT (street_id, basic_code, day, category) DO UPDATE SET ${[
  ...tallyFields.map(([, column]) => `${column} = request_tally.${column} + EXCLUDED.${column}`),
  `by_hour = (SELECT array_agg(was + added ORDER BY hour)
     FROM unnest(request_tally.by_hour, EXCLUDED.by_hour) WITH ORDINALITY AS h(was, added, hour))`,
  'close_steps = request_tally.close_steps || EXCLUDED.close_steps',
].join(', ')}`
