import { z } from '@hono/zod-openapi'
import { chinaDayOf, dayOfIso, requestCategories, requestStages } from '@wangge/geodata'
import { raise } from './answer-invalid.ts'
import { planChoice, streetChoice } from './walk-parameters.ts'

/** Days since 1970-01-01. */
const day = (description: string) =>
  z
    .string()
    .transform(dayOfIso)
    .refine(
      (value) => value >= chinaDayOf(Date.UTC(2000, 0, 1)) && value < chinaDayOf(Date.UTC(2100, 0, 1)),
      {
        message: 'is a day as 2026-10-31, from 2000 to 2099',
        params: raise('bad-window'),
      },
    )
    .optional()
    .openapi({ type: 'string', format: 'date', example: '2026-10-31', description })

export const fromDay = day('First day, of China')
export const toDay = day('Last day, of China, included')

export const listOf = <T extends string | number>(
  values: readonly T[],
  read: (text: string) => unknown,
  problem: 'unknown-category' | 'bad-value',
) =>
  z
    .string()
    .transform((text) => text.split(',').map(read))
    .refine((list): list is T[] => list.every((it) => values.includes(it as T)), {
      message: `is one or more of ${values.join(', ')}, with commas between`,
      params: raise(problem),
    })
    .optional()
    .openapi({ type: 'string', example: String(values[0]) })

export const categoriesInQuery = listOf(requestCategories, (text) => text, 'unknown-category')
export const stagesInQuery = listOf(requestStages, Number, 'bad-value')

export const yesNo = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional()

export const placeQuery = {
  street: streetChoice,
  plan: planChoice,
  grid: z
    .string()
    .optional()
    .openapi({ description: 'Code of a grid; the whole street where nothing is said' }),
}

/** A window that ends before it begins is refused here; an open one is the route's to fill. */
export const isWindow = ({ from, to }: { from?: number | undefined; to?: number | undefined }): boolean =>
  from === undefined || to === undefined || from <= to
export const windowMessage = { message: 'from is not after to', path: ['from'], params: raise('bad-window') }
