import { ok, type Result } from '@wangge/geodata'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { type TableFailureCode, type TableForm, TableError, type TakeRow } from './table.ts'

const zipMark = Buffer.from('PK\u0003\u0004')
/** Of Microsoft's compound files: old workbooks, and new ones that a password locks. */
const compoundMark = Buffer.from('d0cf11e0a1b11ae1', 'hex')

const begins = (file: Uint8Array, mark: Buffer): boolean => mark.equals(file.subarray(0, mark.length))

const read = async (file: Uint8Array, sheet: string | null, take: TakeRow): Promise<TableForm> => {
  if (file.length === 0) throw new TableError('empty-file')
  if (begins(file, compoundMark)) throw new TableError('old-excel')
  return begins(file, zipMark) ? readXlsx(file, sheet, take) : readCsv(file, take)
}

/** Reads a table from beginning to end, every row once. `sheet` is asked of workbooks only. */
export const readTable = async (
  file: Uint8Array,
  sheet: string | null,
  take: TakeRow,
): Promise<Result<TableForm, TableFailureCode>> => {
  try {
    return ok(await read(file, sheet, take))
  } catch (error) {
    if (error instanceof TableError) return { ok: false, failure: error.failure }
    throw error
  }
}
