import { fail, ok, type RequestCategory, type Result } from '@wangge/geodata'

/** What of a request a column can hold. `position` is longitude and latitude in one cell. */
export const mappedFields = [
  'category',
  'createdAt',
  'lon',
  'lat',
  'position',
  'description',
  'externalId',
  'stage',
  'signedAt',
  'closedAt',
  'solved',
  'satisfied',
] as const
export type MappedField = (typeof mappedFields)[number]

/** Columns by name; null, or left out: the file does not say it. */
export type ColumnMapping = { readonly [F in MappedField]?: string | null | undefined }

export interface RequestMapping extends ColumnMapping {
  /** Words of the file's own → ours. */
  readonly categories?: Readonly<Record<string, RequestCategory>> | undefined
  /** Of `position`: which comes first. Longitude unless said otherwise. */
  readonly positionOrder?: 'lon-lat' | 'lat-lon' | undefined
}

export type MappingFailureCode =
  /** Detail: field. */
  | 'unmapped-field'
  /** Detail: field, column. */
  | 'unknown-column'
  /** Two fields are to be read from one column. Detail: column. */
  | 'column-mapped-twice'

/** Column numbers from 0 of the fields that are mapped. */
export type FieldColumns = { readonly [F in MappedField]: number | null }

/** A mapping held against a file's columns: what a request cannot do without must be there, each column once. */
export const resolveMapping = (
  mapping: RequestMapping,
  columns: readonly string[],
): Result<FieldColumns, MappingFailureCode> => {
  const resolved = Object.fromEntries(mappedFields.map((field) => [field, null])) as Record<
    MappedField,
    number | null
  >
  const used = new Set<number>()
  for (const field of mappedFields) {
    const column = mapping[field] ?? null
    if (column === null) continue
    const number = columns.indexOf(column)
    if (number < 0) return fail('unknown-column', { field, column: column.slice(0, 100) })
    if (used.has(number)) return fail('column-mapped-twice', { field, column })
    used.add(number)
    resolved[field] = number
  }
  const missing = (['category', 'createdAt'] as const).find((field) => resolved[field] === null)
  if (missing !== undefined) return fail('unmapped-field', { field: missing })
  if (resolved.position !== null) return ok(resolved)
  const place = (['lon', 'lat'] as const).find((field) => resolved[field] === null)
  return place === undefined ? ok(resolved) : fail('unmapped-field', { field: place })
}
