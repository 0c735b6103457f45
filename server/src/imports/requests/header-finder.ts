import { recognisedHeaders } from './guess-mapping.ts'
import { importLimits, mostRowsAboveHeader } from './limits.ts'
import { type SourceRow, TableError, type TakeRow } from './table.ts'

export interface HeaderFinder {
  readonly take: TakeRow
  /** Says that the last row has come. The header, or null of a file without any row. */
  end(): SourceRow | null
}

/**
 * Parts the header from what stands above it and from the data below: of the first rows the one whose cells name most
 * fields, the first of equals. What stands above it is left out.
 */
export const createHeaderFinder = (
  takeHeader: (header: SourceRow) => void,
  takeData: TakeRow,
): HeaderFinder => {
  let waiting: SourceRow[] = []
  let header: SourceRow | null = null
  let rows = 0
  const data = (row: SourceRow) => {
    rows += 1
    if (rows > importLimits.rows) throw new TableError('too-many-rows', { most: importLimits.rows })
    takeData(row)
  }
  const choose = () => {
    const scores = waiting.map(({ cells }) => recognisedHeaders(cells))
    const best = scores.indexOf(Math.max(...scores))
    header = waiting[best] ?? null
    if (header === null) return
    takeHeader(header)
    for (const row of waiting.slice(best + 1)) data(row)
    waiting = []
  }
  return {
    take: (row) => {
      if (header !== null) return data(row)
      waiting.push(row)
      if (waiting.length > mostRowsAboveHeader) choose()
    },
    end: () => {
      if (header === null) choose()
      return header
    },
  }
}
