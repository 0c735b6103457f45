import { z } from '@hono/zod-openapi'
import { checkWalkLimits, MAX_MINUTES, MAX_SPEED_MPS, MOST_MINUTES } from '@wangge/geodata'
import { defaultSpeedMps } from '../services/walk-defaults.ts'
import { raise } from './answer-invalid.ts'

const isWalkable = (minutes: number, speedMps: number) => checkWalkLimits([minutes], speedMps).ok

const minutesText = `each above 0 and at most ${MAX_MINUTES}`
const listText = `1 to ${MOST_MINUTES} different numbers, ${minutesText}`
const speedText = `above 0 and at most ${MAX_SPEED_MPS}`
const speedDescription = `Walking speed in metres a second, ${speedText}`

/** For OpenAPI; the check itself is geodata's. */
const minutesRange = { exclusiveMinimum: 0, maximum: MAX_MINUTES } as const
const speedRange = { exclusiveMinimum: 0, maximum: MAX_SPEED_MPS } as const

/** Decimal digits alone: neither hexadecimal nor blanks nor an empty text is a number here. */
const numberIn = (text: string): number => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN)

const isListOfMinutes = (list: readonly number[]) =>
  new Set(list).size === list.length && checkWalkLimits(list, defaultSpeedMps).ok

/** `minutes=5,10,15` of an address. */
export const minutesInQuery = z
  .string()
  .default('5')
  .transform((text) => text.split(',').map(numberIn))
  .refine(isListOfMinutes, { message: `is ${listText}, with commas between`, params: raise('bad-minutes') })
  .openapi({
    type: 'string',
    default: '5',
    example: '5,10,15',
    description: `${listText}, with commas between. Shares, gaps and the straight circle are told for the first.`,
  })

export const speedInQuery = z
  .string()
  .default(String(defaultSpeedMps))
  .transform(numberIn)
  .refine((speed) => isWalkable(1, speed), { message: `is ${speedText}`, params: raise('bad-speed') })
  .openapi({
    type: 'number',
    default: defaultSpeedMps,
    example: 1,
    description: speedDescription,
    ...speedRange,
  })

export const minutesInBody = z
  .array(z.number())
  .refine(isListOfMinutes, { message: `is ${listText}`, params: raise('bad-minutes') })
  .openapi({
    description: `${listText}, in any order`,
    example: [5, 10, 15],
    minItems: 1,
    maxItems: MOST_MINUTES,
    uniqueItems: true,
    items: { type: 'number', ...minutesRange },
  })

export const oneMinutesInBody = z
  .number()
  .refine((minutes) => isWalkable(minutes, defaultSpeedMps), {
    message: `is above 0 and at most ${MAX_MINUTES}`,
    params: raise('bad-minutes'),
  })
  .openapi({ description: `Above 0 and at most ${MAX_MINUTES}`, example: 5, ...minutesRange })

export const speedInBody = z
  .number()
  .default(defaultSpeedMps)
  .refine((speed) => isWalkable(1, speed), { message: `is ${speedText}`, params: raise('bad-speed') })
  .openapi({ description: speedDescription, example: 1, ...speedRange })

export const pointInBody = z.tuple([z.number().min(-180).max(180), z.number().gt(-90).lt(90)]).openapi({
  description: 'Longitude and latitude, WGS 84',
  example: [117.634, 35.5069],
  minItems: 2,
  maxItems: 2,
})

export const streetChoice = z
  .string()
  .optional()
  .openapi({ description: 'The demo street, or the first, where nothing is said' })

export const planChoice = z
  .string()
  .optional()
  .openapi({ description: 'The plan in force where nothing is said' })
