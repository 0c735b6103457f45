import { type Failure, never } from '@wangge/geodata'
import type { CommitFailureCode, CommitOutcome } from './commit-import.ts'
import type { DescribedFile } from './describe-file.ts'
import type { RequestMapping } from './mapping.ts'
import { mappedFields } from './mapping.ts'
import type { ImportPreview } from './preview-import.ts'

/** What keeps a file from being imported, in one line for people at a terminal. */
export const describeImportRefusal = ({ code, detail }: Failure<CommitFailureCode>): string => {
  switch (code) {
    case 'empty-file':
      return 'There is no row in the file.'
    case 'old-excel':
      return 'This is an old workbook (.xls) or one with a password: save it as .xlsx without one.'
    case 'unreadable-file':
      return 'The file is neither text nor a workbook, or it is damaged.'
    case 'unknown-encoding':
      return 'The text is neither UTF-8, GB 18030 nor UTF-16.'
    case 'open-quote':
      return `Line ${detail['line']}: a quotation begins here and does not end.`
    case 'unknown-sheet':
      return `There is no sheet ${detail['sheet']}; there are ${detail['sheets']}.`
    case 'too-many-rows':
      return `There are more than ${detail['most']} rows: cut the file.`
    case 'too-many-columns':
      return `Line ${detail['line']}: ${detail['columns']} columns; at most ${detail['most']}.`
    case 'cell-too-long':
      return `Line ${detail['line']}: a cell is longer than ${detail['most']} characters.`
    case 'unpacked-too-large':
      return 'Unpacked, the workbook is larger than it may be.'
    case 'unmapped-field':
      return `No column holds ${detail['field']}: name it with --map COLUMN=${detail['field']}.`
    case 'unknown-column':
      return `There is no column ${detail['column']} (for ${detail['field']}).`
    case 'column-mapped-twice':
      return `Column ${detail['column']} is mapped twice.`
    case 'nothing-to-import':
      return 'No row can be imported.'
    case 'unknown-street':
      return 'The street is gone.'
    default:
      return never(code)
  }
}

export const fileLines = (
  { form, rows, headerLine, columns }: DescribedFile,
  mapping: RequestMapping,
): string[] => {
  const mapped = mappedFields.flatMap((field) => {
    const column = mapping[field] ?? null
    return column === null ? [] : [`${field} = ${column}`]
  })
  const unused = columns.filter((column) => !mappedFields.some((field) => mapping[field] === column))
  const kind = form.kind === 'csv' ? `text in ${form.encoding}` : `sheet ${form.sheet}`
  return [
    `read       ${rows} rows, ${kind}, header in line ${headerLine}`,
    `columns    ${mapped.join(', ') || 'none known'}`,
    ...(unused.length === 0 ? [] : [`not read   ${unused.join(', ')}`]),
  ]
}

const listedLines = 40

const countsLine = (counts: Readonly<Partial<Record<string, number>>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')

export const previewLines = (preview: ImportPreview): string[] => {
  const { bad, badTotal, badByCode, unknownCategories, removed, filledStages, unowned, doubleOwned } = preview
  const more = Object.values(badByCode).reduce((sum: number, count) => sum + (count ?? 0), 0) - listedLines
  return [
    ...bad
      .slice(0, listedLines)
      .map(
        ({ line, column, code, detail }) => `bad        line ${line}, ${column ?? '-'}: ${code} ${detail}`,
      ),
    ...(more > 0 ? [`bad        … and ${more} more: ${countsLine(badByCode)}`] : []),
    ...unknownCategories
      .slice(0, 10)
      .map(({ word, rows }) => `unknown    category ${word} in ${rows} rows: --category ${word}=…`),
    `judged     ${preview.good} good rows, ${badTotal} bad ones, ${preview.known} known already`,
    `outside    ${unowned} in no grid, ${doubleOwned} on a border: listed to be settled`,
    ...(filledStages === 0
      ? []
      : [`filled     ${filledStages} stages without a time of their own: set evenly between`]),
    ...(countsLine(removed) === '' ? [] : [`removed    personal data: ${countsLine(removed)}`]),
  ]
}

/** What speaks against the way the positions were read; null where nothing does. */
export const readingLine = ({ readings }: ImportPreview): string | null => {
  const { judged, declared, likely, onStreet } = readings
  if (likely === declared) return null
  return `Read as ${declared}, ${onStreet[declared] ?? 0} of ${judged} positions lie on the street; as ${likely}, ${onStreet[likely] ?? 0}.`
}

export const writtenLine = ({ made, known, runId }: Extract<CommitOutcome, { kind: 'written' }>): string =>
  `written    ${made} requests, ${known} were there before (run ${runId})`
