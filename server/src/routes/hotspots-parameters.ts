import { z } from '@hono/zod-openapi'
import { dayOfIso, requestCategories, type RequestCategory, startOfChinaDayMs } from '@wangge/geodata'
import { type HotspotResolution, hotspotResolutions, longestDays } from '../services/hotspot-query.ts'
import { raise } from './answer-invalid.ts'
import type { ProblemCode } from './problem.ts'
import { planChoice, streetChoice } from './walk-parameters.ts'

const widestMetres = 5000
const mostNeighbours = 60
const mostSteps = 60
const fewestSteps = 2

const momentPattern =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d{2}:\d{2}))?$/
const earliestMs = Date.UTC(1900, 0, 1)

/**
 * RFC 3339; a bare date is that whole day of China, so that its end is the next midnight. NaN for what is no moment:
 * Date.parse would take 30 February for 2 March.
 */
const momentMs = (text: string, end: 'first' | 'last'): number => {
  const day = momentPattern.exec(text)?.[1]
  if (day === undefined) return Number.NaN
  const dayNumber = dayOfIso(day)
  if (Number.isNaN(dayNumber)) return Number.NaN
  const wholeDayMs = startOfChinaDayMs(end === 'first' ? dayNumber : dayNumber + 1)
  const ms = text === day ? wholeDayMs : Date.parse(text.toUpperCase())
  return ms >= earliestMs ? ms : Number.NaN
}

const moment = (end: 'first' | 'last', description: string) =>
  z
    .string()
    .transform((text) => momentMs(text, end))
    .refine((ms) => !Number.isNaN(ms), {
      message: 'is a date, or a time with its offset, as RFC 3339 has them, from 1900 on',
      params: raise('bad-window'),
    })
    .optional()
    .openapi({ type: 'string', format: 'date-time', example: '2026-08-01T00:00:00+08:00', description })

/** Decimal digits alone. */
const numberIn = (text: string): number => (/^\d{1,9}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN)

const ranged = (
  code: ProblemCode,
  { from, to, whole }: { from: number; to: number; whole: boolean },
  description: string,
) =>
  z
    .string()
    .transform(numberIn)
    .refine((value) => value >= from && value <= to && (!whole || Number.isInteger(value)), {
      message: `is a${whole ? ' whole' : ''} number from ${from} to ${to}`,
      params: raise(code),
    })
    .optional()
    .openapi({ type: whole ? 'integer' : 'number', minimum: from, maximum: to, description })

const isCategory = (text: string): text is RequestCategory => requestCategories.some((it) => it === text)

const categories = z
  .string()
  .transform((text) => text.split(','))
  .refine((list) => list.every(isCategory), {
    message: `is one or more of ${requestCategories.join(', ')}, with commas between`,
    params: raise('unknown-category'),
  })
  // In one order and without doubles, so that one question has one answer to remember.
  .transform((list) => requestCategories.filter((it) => list.includes(it)))
  .optional()
  .openapi({
    type: 'string',
    example: 'environment',
    description: 'One or more, with commas between; all where nothing is said',
  })

const flag = z.enum(['true', 'false']).default('false')

/** A parameter that says something only together with another. */
const goesWith = <T>(
  code: ProblemCode,
  name: keyof T & string,
  fits: (query: T) => boolean,
  what: string,
): [(query: T) => boolean, { message: string; path: PropertyKey[]; params: Record<string, unknown> }] => [
  (query) => query[name] === undefined || fits(query),
  { message: what, path: [name], params: raise(code) },
]

const plain = z.strictObject({
  street: streetChoice,
  plan: planChoice,
  from: moment(
    'first',
    `The first moment, or the first day, of China; 90 days in all where nothing is said, and at most ${longestDays}`,
  ),
  to: moment(
    'last',
    'Up to this moment, but without it; or the last day, of China, and with it. The last day of the data where nothing is said',
  ),
  category: categories,
  cells: z
    .enum(['h3', 'basic'])
    .default('h3')
    .openapi({ description: 'Hexagons, or basic grids of the plan' }),
  resolution: ranged(
    'bad-resolution',
    { from: Math.min(...hotspotResolutions), to: Math.max(...hotspotResolutions), whole: true },
    'Of H3: edges of about 500, 200, 75 and 30 m; 9 where nothing is said',
  ),
  denominator: z
    .enum(['none', 'households'])
    .default('households')
    .openapi({ description: 'Whether counts are compared or rates; cells without households have none' }),
  statistic: z
    .enum(['gi', 'gi-star'])
    .default('gi-star')
    .openapi({ description: 'Getis–Ord Gi*, which counts the cell itself, or Gi, which does not' }),
  neighbours: z.enum(['band', 'nearest', 'contiguity']).optional().openapi({
    description:
      'Within metres, the k nearest, or those with a common border; unsaid: `band` of hexagons, `contiguity` of grids',
  }),
  metres: ranged(
    'bad-metres',
    { from: 1, to: widestMetres, whole: false },
    'With `band`: between centres; 1000, 400, 200, 100 by resolution and 400 of grids where nothing is said',
  ),
  k: ranged('bad-k', { from: 1, to: mostNeighbours, whole: true }, 'With `nearest`; 8 where nothing is said'),
  chance: z.enum(['households', 'normal', 'permutation']).optional().openapi({
    description:
      'How p is found: exactly, from requests falling on households at random; from the normal distribution of z; by dealing values out 9,999 times. Unsaid: `households`, and without them `permutation`',
  }),
  history: flag.openapi({ description: 'Whether to say what each cell has been over time' }),
  steps: ranged(
    'bad-steps',
    { from: fewestSteps, to: mostSteps, whole: true },
    'With `history`: so many equal steps; unsaid: days up to 28 days, weeks up to 190, else months of 30 days',
  ),
  geometry: flag.openapi({ description: 'Whether to add the cells’ shapes' }),
})
type Plain = z.infer<typeof plain>

export const hotspotsQuerySchema = plain
  .refine(
    ...goesWith<Plain>('bad-resolution', 'resolution', ({ cells }) => cells === 'h3', 'goes with cells=h3'),
  )
  .refine(
    ...goesWith<Plain>(
      'bad-metres',
      'metres',
      ({ neighbours, cells }) => (neighbours ?? (cells === 'h3' ? 'band' : 'contiguity')) === 'band',
      'goes with neighbours=band',
    ),
  )
  .refine(
    ...goesWith<Plain>(
      'bad-k',
      'k',
      ({ neighbours }) => neighbours === 'nearest',
      'goes with neighbours=nearest',
    ),
  )
  .refine(
    ...goesWith<Plain>(
      'bad-chance',
      'chance',
      ({ chance, denominator }) => chance !== 'households' || denominator === 'households',
      '`households` goes with denominator=households',
    ),
  )
  .refine(
    ...goesWith<Plain>('bad-steps', 'steps', ({ history }) => history === 'true', 'goes with history=true'),
  )

export type HotspotsQuery = z.infer<typeof hotspotsQuerySchema>

/** Checked to be one of them. */
export const resolutionOf = ({ resolution }: HotspotsQuery): HotspotResolution | null =>
  hotspotResolutions.find((it) => it === resolution) ?? null
