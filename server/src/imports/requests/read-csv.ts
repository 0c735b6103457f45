import { CsvError, parse } from 'csv-parse/sync'
import { decodeText, detectDelimiter } from './detect-text.ts'
import { createLineCounter } from './line-counter.ts'
import { rowGate } from './row-gate.ts'
import { type TableForm, TableError, type TakeRow } from './table.ts'

/**
 * Reads delimited text. Rows may have more or fewer cells than others; a quotation mark inside a cell that does not
 * begin with one is a character like others. Throws `TableError`.
 */
export const readCsv = (file: Uint8Array, take: TakeRow): TableForm => {
  const text = decodeText(file)
  if (text === null) throw new TableError('unknown-encoding')
  const { encoding, bytes } = text
  const delimiter = detectDelimiter(bytes)
  const lines = createLineCounter(bytes)
  const gated = rowGate(take)
  let end = 0
  let line = 1
  try {
    parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (cells: string[], { bytes: recordEnd }) => {
        line = lines.lineFrom(end)
        end = recordEnd
        gated({ line, cells })
        // Kept by whoever takes rows, not by the parser.
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new TableError('open-quote', { line: lines.lineFrom(end) })
    throw new TableError('unreadable-file', { reason: error.code, line })
  }
  return { kind: 'csv', encoding, delimiter }
}
