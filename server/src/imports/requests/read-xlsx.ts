import { rowGate } from './row-gate.ts'
import { type TableForm, TableError, type TakeRow } from './table.ts'
import { readSheet } from './xlsx-sheet.ts'
import { readWorkbook } from './xlsx-workbook.ts'
import { openParts, type WorkbookParts } from './xlsx-zip.ts'

const partsOf = async (file: Uint8Array): Promise<WorkbookParts> => {
  try {
    return await openParts(file)
  } catch (error) {
    if (error instanceof TableError) throw error
    throw new TableError('unreadable-file', { reason: 'zip' })
  }
}

/** Reads a workbook's sheet: the first, or the one of that name. Throws `TableError`. */
export const readXlsx = async (file: Uint8Array, sheet: string | null, take: TakeRow): Promise<TableForm> => {
  const parts = await partsOf(file)
  const workbook = await readWorkbook(parts)
  const sheets = [...workbook.sheets.keys()]
  const name = sheet ?? sheets[0]
  const path = name === undefined ? undefined : workbook.sheets.get(name)
  if (name === undefined || path === undefined)
    throw new TableError('unknown-sheet', { sheet: name ?? '', sheets: sheets.slice(0, 20).join(', ') })
  await readSheet(parts, path, workbook, rowGate(take))
  return { kind: 'xlsx', sheets, sheet: name }
}
