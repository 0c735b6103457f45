import type {
  ImportCommitted,
  ImportMapping,
  ImportPreviewed,
  ImportQuestion,
  ImportUploaded,
} from '../../../api/request-import.ts'

export type MappedField = keyof ImportUploaded['mapping']

/** A file on the server, how it is to be read, and what came of it so far. */
export interface MappingState {
  readonly kind: 'mapping'
  readonly file: File
  readonly uploaded: ImportUploaded
  readonly question: ImportQuestion
  /** The last preview with what was asked for it; null before the first. */
  readonly checked: { readonly question: ImportQuestion; readonly preview: ImportPreviewed } | null
  readonly busy: 'checking' | 'committing' | null
  /** Somebody said that bad rows are to be left out. */
  readonly skipBad: boolean
  readonly failure: string | null
}

export type ImportState =
  | { readonly kind: 'idle'; readonly failure: string | null; readonly stopped: boolean }
  | { readonly kind: 'sending'; readonly name: string; readonly share: number }
  | MappingState
  | { readonly kind: 'done'; readonly name: string; readonly committed: ImportCommitted }

export const idle: ImportState = { kind: 'idle', failure: null, stopped: false }

/** Whether longitude and latitude stand in one column. */
export const isJoined = ({ position }: ImportMapping): boolean => position !== null && position !== undefined

/** The fields that a mapping has to name, in the order in which they are shown. */
export const neededFields = (joined: boolean): readonly MappedField[] =>
  joined ? ['category', 'createdAt', 'position'] : ['category', 'createdAt', 'lon', 'lat']

export const optionalFields: readonly MappedField[] = [
  'description',
  'externalId',
  'stage',
  'signedAt',
  'closedAt',
  'solved',
  'satisfied',
]

const isNamed = (column: string | null | undefined): boolean => column !== null && column !== undefined

/** Everything that a request cannot do without has its column. */
export const isWhole = (mapping: ImportMapping, joined: boolean): boolean =>
  neededFields(joined).every((field) => isNamed(mapping[field]))

/** The mapping with a field in another column; a field that held that column lets it go. */
export const withColumn = (
  mapping: ImportMapping,
  field: MappedField,
  column: string | null,
): ImportMapping => {
  const next: Record<string, unknown> = { ...mapping }
  if (column !== null)
    for (const [other, held] of Object.entries(mapping)) if (held === column) next[other] = null
  next[field] = column
  return next as ImportMapping
}

/** The mapping with one of the file's words for a category named, or let go. */
export const withWord = (
  mapping: ImportMapping,
  word: string,
  category: NonNullable<ImportMapping['categories']>[string] | null,
): ImportMapping => {
  const { [word]: _, ...others } = mapping.categories ?? {}
  return { ...mapping, categories: category === null ? others : { ...others, [word]: category } }
}

/** The file's words that are no categories of ours: those nobody has named, and those that were named; `rows` of the former. */
export const wordsToName = (
  { unknownCategories }: Pick<ImportPreviewed, 'unknownCategories'>,
  { categories = {} }: ImportMapping,
): { readonly word: string; readonly rows: number | null }[] => [
  ...unknownCategories,
  ...Object.keys(categories)
    .filter((word) => unknownCategories.every((unknown) => unknown.word !== word))
    .map((word) => ({ word, rows: null })),
]

export const isSameQuestion = (a: ImportQuestion, b: ImportQuestion): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

/** Share of the judged positions that lie on the street under a reading, 0–1; null where none was judged. */
export const fitOf = (
  { judged, onStreet }: ImportPreviewed['readings'],
  reading: keyof ImportPreviewed['readings']['onStreet'],
): number | null => (judged === 0 ? null : (onStreet[reading] ?? 0) / judged)
