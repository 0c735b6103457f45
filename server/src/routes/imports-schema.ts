import { z } from '@hono/zod-openapi'
import { requestCategories } from '@wangge/geodata'
import { type ImportCrs, readCrs } from '../imports/requests/crs.ts'
import { mappedFields } from '../imports/requests/mapping.ts'
import { delimiters, textEncodings } from '../imports/requests/table.ts'
import { answerFrame } from './answer-frame.ts'
import { raise } from './answer-invalid.ts'

const count = z.number().int().min(0)
const counts = z.record(z.string(), count)
const columnName = z.string().max(200).nullable().optional()

export const importIdParameter = z.object({ importId: z.string().max(100) })

export const uploadQuerySchema = z.strictObject({
  street: z
    .string()
    .optional()
    .openapi({ description: 'The demo street, or the first, where nothing is said' }),
  name: z
    .string()
    .max(500)
    .default('')
    .openapi({ description: "The file's name, for the record of the run" }),
  sheet: z
    .string()
    .max(200)
    .optional()
    .openapi({ description: 'Of a workbook: a sheet by name; else the first' }),
})

const guessedMapping = z.object(
  Object.fromEntries(mappedFields.map((field) => [field, z.string().nullable()])) as {
    [F in (typeof mappedFields)[number]]: z.ZodNullable<z.ZodString>
  },
)

const mapping = z
  .strictObject({
    ...(Object.fromEntries(mappedFields.map((field) => [field, columnName])) as {
      [F in (typeof mappedFields)[number]]: typeof columnName
    }),
    categories: z
      .record(z.string().max(200), z.enum(requestCategories))
      .refine((words) => Object.keys(words).length <= 500, { message: 'has at most 500 words' })
      .optional()
      .openapi({
        description: "The file's words for categories → ours",
        example: { 噪音扰民: 'environment' },
      }),
    positionOrder: z.enum(['lon-lat', 'lat-lon']).optional().openapi({
      description: 'Of `position`: which comes first; longitude where nothing is said',
    }),
  })
  .openapi('ImportMapping', {
    description:
      'Columns by name; null or left out: the file does not say it. Needed: category, createdAt, and lon with lat or position.',
  })

const crs = z
  .string()
  .transform((text, ctx): ImportCrs => {
    const read = readCrs(text)
    if (read !== null) return read
    ctx.addIssue({
      code: 'custom',
      message: 'is wgs84, gcj02, bd09, or epsg:4513 to epsg:4554',
      params: raise('bad-crs'),
    })
    return z.NEVER
  })
  .openapi({
    type: 'string',
    default: 'wgs84',
    description:
      'wgs84 (or CGCS2000 in degrees), gcj02, bd09, or metres of a CGCS2000 3-degree zone: epsg:4513 to epsg:4554',
  })

export const previewBodySchema = z
  .strictObject({ mapping, crs: crs.default('wgs84') })
  .openapi('ImportQuestion')
export const commitBodySchema = z
  .strictObject({
    mapping,
    crs: crs.default('wgs84'),
    skipBad: z.boolean().default(false).openapi({ description: 'Leave bad rows out' }),
  })
  .openapi('ImportCommit')

export const uploadedSchema = z
  .object({
    ...answerFrame,
    importId: z.string(),
    name: z.string(),
    kind: z.enum(['csv', 'xlsx']),
    encoding: z.enum(textEncodings).nullable(),
    delimiter: z.enum(delimiters).nullable(),
    sheets: z.array(z.string()).openapi({ description: 'Of a workbook: its sheets; this one is read' }),
    sheet: z.string().nullable(),
    headerLine: count,
    columns: z.array(z.string()).openapi({ description: 'Names, none twice' }),
    sampleRows: z.array(z.object({ line: count, cells: z.array(z.string()) })).openapi({
      description: 'The first rows, without personal data',
    }),
    rows: count.openapi({ description: 'Below the header' }),
    mapping: guessedMapping.openapi({ description: "Guessed from the columns' names" }),
    expiresAt: z.string().openapi({ description: 'When the server forgets the file' }),
  })
  .openapi('ImportUploaded')

const badCell = z
  .object({
    line: count.openapi({ description: 'Of a text file its line, of a sheet its row; from 1' }),
    column: z.string().nullable(),
    code: z.string(),
    detail: z.string().openapi({
      description:
        "The cell's shape: digits as 9, letters as a, Chinese characters as 字. Never what it says",
    }),
  })
  .openapi('ImportBadCell')

const verdict = {
  rows: count,
  good: count,
  bad: z.array(badCell).openapi({ description: 'The first 1,000 bad cells' }),
  badTotal: count.openapi({ description: 'Rows with a bad cell' }),
  badByCode: counts.openapi({ description: 'All bad cells by reason' }),
  unknownCategories: z.array(z.object({ word: z.string(), rows: count })).openapi({
    description:
      'Words where categories should stand, most frequent first; `mapping.categories` can name them',
  }),
}

const reading = z.enum(['wgs84', 'gcj02', 'bd09', 'metres', 'swapped'])
const ownership = z.object({ owned: count, doubleOwned: count, unowned: count })
const removed = counts.openapi({ description: 'Pieces of personal data taken out of good rows, by kind' })
const filledStages = count.openapi({
  description: 'Stages that the file gives no time for: set evenly between the times it gives',
})

export const previewSchema = z
  .object({
    ...answerFrame,
    ...verdict,
    removed,
    readings: z.object({
      judged: count,
      declared: reading,
      onStreet: z.partialRecord(reading, count),
      likely: reading.openapi({
        description: '`declared`, unless read so at least 5% more of the positions lie on the street',
      }),
    }),
    ownership,
    known: count.openapi({
      description: 'Good rows whose external id came before: nothing is written for them',
    }),
    filledStages,
    sample: z.array(
      z.object({
        lon: z.number(),
        lat: z.number(),
        category: z.enum(requestCategories),
        createdAt: z.string(),
      }),
    ),
  })
  .openapi('ImportPreview')

export const committedSchema = z
  .object({
    ...answerFrame,
    runId: count,
    made: count,
    known: count,
    skipped: count.openapi({ description: 'Bad rows left out' }),
    unowned: count,
    doubleOwned: count,
    removed,
    filledStages,
  })
  .openapi('ImportCommitted')

/** Further members of the problem `rows-refused`. */
export const rowsRefusedSchema = z.object(verdict).openapi('ImportRowsRefused')

/** Answer of `POST /api/v1/imports/requests`. */
export type ImportUploaded = z.infer<typeof uploadedSchema>
/** Answer of `POST /api/v1/imports/requests/{importId}/preview`. */
export type ImportPreviewed = z.infer<typeof previewSchema>
/** Answer of `POST /api/v1/imports/requests/{importId}/commit`. */
export type ImportCommitted = z.infer<typeof committedSchema>
/** What the problem `rows-refused` says besides. */
export type ImportRowsRefused = z.infer<typeof rowsRefusedSchema>
/** What previews and commits are sent. */
export type ImportMapping = z.input<typeof mapping>
export type ImportBadCell = z.infer<typeof badCell>
