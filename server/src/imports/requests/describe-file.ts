import { ok, type Result, type StreetId, stripPersonalData } from '@wangge/geodata'
import { columnNames } from './column-names.ts'
import { guessMapping } from './guess-mapping.ts'
import { createHeaderFinder } from './header-finder.ts'
import { sampleRowCount } from './limits.ts'
import type { ColumnMapping } from './mapping.ts'
import { readTable } from './read-table.ts'
import type { SourceRow, TableFailureCode, TableForm } from './table.ts'

export interface SampleRow {
  readonly line: number
  /** One for each column, without personal data. */
  readonly cells: readonly string[]
}

/** What a file is, before anybody says what its columns mean. */
export interface DescribedFile {
  readonly form: TableForm
  /** Line of the header. */
  readonly headerLine: number
  /** Names, none twice. */
  readonly columns: readonly string[]
  /** Rows below the header. */
  readonly rows: number
  readonly sampleRows: readonly SampleRow[]
  readonly mapping: ColumnMapping
}

const mostShown = 200

const shown = (cell: string, streetIds: readonly StreetId[]): string => {
  const cut = cell.length > mostShown ? `${cell.slice(0, mostShown)}…` : cell
  return stripPersonalData(cut, streetIds).text
}

/** Reads a file from beginning to end, and so finds it readable or not. */
export const describeFile = async (
  file: Uint8Array,
  sheet: string | null,
  /** Whose grid codes are known: they are not taken for somebody's numbers. */
  streetIds: readonly StreetId[],
): Promise<Result<DescribedFile, TableFailureCode>> => {
  const first: SourceRow[] = []
  let header: SourceRow | null = null
  let rows = 0
  const finder = createHeaderFinder(
    (row) => {
      header = row
    },
    (row) => {
      rows += 1
      if (first.length < sampleRowCount) first.push(row)
    },
  )
  const read = await readTable(file, sheet, finder.take)
  if (!read.ok) return read
  header = finder.end()
  if (header === null) return { ok: false, failure: { code: 'empty-file', detail: {} } }
  const columns = columnNames(header.cells, header.cells.length)
  return ok({
    form: read.value,
    headerLine: header.line,
    columns,
    rows,
    sampleRows: first.map(({ line, cells }) => ({
      line,
      cells: columns.map((_, number) => shown(cells[number] ?? '', streetIds)),
    })),
    mapping: guessMapping(columns),
  })
}
