import { parseArgs } from 'node:util'
import { type RequestCategory, requestCategories } from '@wangge/geodata'
import { type ImportCrs, readCrs } from './crs.ts'
import { type MappedField, mappedFields } from './mapping.ts'

export interface RequestImportArguments {
  readonly file: string
  /** Id or name. */
  readonly street: string
  /** Null where nothing is said: WGS 84, unless the positions speak against it. */
  readonly crs: ImportCrs | null
  readonly sheet: string | null
  /** Field → column, beside what the headers say by themselves; an empty column takes the guess back. */
  readonly columns: ReadonlyMap<MappedField, string>
  readonly categories: Readonly<Record<string, RequestCategory>>
  readonly skipBad: boolean
  /** Judge the file and write nothing. */
  readonly check: boolean
}

const options = {
  street: { type: 'string' },
  crs: { type: 'string' },
  sheet: { type: 'string' },
  map: { type: 'string', multiple: true },
  category: { type: 'string', multiple: true },
  'skip-bad': { type: 'boolean' },
  check: { type: 'boolean' },
} as const

/** `left=right` at the last sign: a header may have one of its own. */
const split = (text: string): readonly [left: string, right: string] | null => {
  const at = text.lastIndexOf('=')
  return at < 0 ? null : [text.slice(0, at), text.slice(at + 1)]
}

const isField = (text: string): text is MappedField => mappedFields.some((field) => field === text)
const isCategory = (text: string): text is RequestCategory => requestCategories.some((it) => it === text)

const readMap = (maps: readonly string[]): Map<MappedField, string> | string => {
  const columns = new Map<MappedField, string>()
  for (const text of maps) {
    const [column, field] = split(text) ?? ['', '']
    if (!isField(field)) return `--map is column=field; fields: ${mappedFields.join(', ')}.`
    columns.set(field, column)
  }
  return columns
}

const readCategories = (words: readonly string[]): Record<string, RequestCategory> | string => {
  const categories: Record<string, RequestCategory> = {}
  for (const text of words) {
    const [word, category] = split(text) ?? ['', '']
    if (word === '' || !isCategory(category))
      return `--category is word=category; categories: ${requestCategories.join(', ')}.`
    categories[word] = category
  }
  return categories
}

/** The arguments, or one line that says what is wrong with them. */
export const readImportArguments = (args: readonly string[]): RequestImportArguments | string => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return 'One file is needed.'
    if (values.street === undefined || values.street === '') return '--street is needed: an id or a name.'
    const crs = values.crs === undefined ? null : readCrs(values.crs)
    if (values.crs !== undefined && crs === null)
      return '--crs is wgs84, gcj02, bd09, or epsg:4513 to epsg:4554.'
    const columns = readMap(values.map ?? [])
    if (typeof columns === 'string') return columns
    const categories = readCategories(values.category ?? [])
    if (typeof categories === 'string') return categories
    return {
      file,
      street: values.street,
      crs,
      sheet: values.sheet ?? null,
      columns,
      categories,
      skipBad: values['skip-bad'] ?? false,
      check: values.check ?? false,
    }
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  }
}
