import type { Failure } from '@wangge/geodata'

/** A row with anything in it. `line` is where it begins: of a text file its line, of a sheet its row; both from 1. */
export interface SourceRow {
  readonly line: number
  /** Trimmed; missing ones at the end are left out. */
  readonly cells: readonly string[]
}

export type TableFailureCode =
  | 'empty-file'
  /** The old binary form (.xls), or a workbook locked with a password. */
  | 'old-excel'
  /** Neither text nor a workbook, or damaged. */
  | 'unreadable-file'
  /** Text in none of UTF-8, GB 18030 and UTF-16. */
  | 'unknown-encoding'
  /** A quotation that begins and does not end. Detail: line. */
  | 'open-quote'
  /** Detail: sheet. */
  | 'unknown-sheet'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'cell-too-long'
  | 'unpacked-too-large'

/** Thrown out of a reader's callbacks, where nothing can be returned; caught by `readTable`. */
export class TableError extends Error {
  readonly failure: Failure<TableFailureCode>
  constructor(code: TableFailureCode, detail: Failure['detail'] = {}) {
    super(code)
    this.failure = { code, detail }
  }
}

export const textEncodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
export type TextEncoding = (typeof textEncodings)[number]
export const delimiters = [',', ';', '\t'] as const
export type Delimiter = (typeof delimiters)[number]

/** What a file is, as its bytes say: its name and its announced type are not asked. */
export type TableForm =
  | { readonly kind: 'csv'; readonly encoding: TextEncoding; readonly delimiter: Delimiter }
  | { readonly kind: 'xlsx'; readonly sheets: readonly string[]; readonly sheet: string }

/** Takes rows one by one in the file's order; may throw `TableError`. */
export type TakeRow = (row: SourceRow) => void
