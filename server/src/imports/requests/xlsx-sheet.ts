import { serialText } from './excel-serial.ts'
import { importLimits } from './limits.ts'
import { readXml } from './read-xml.ts'
import { type TakeRow, TableError } from './table.ts'
import type { Workbook } from './xlsx-workbook.ts'
import type { WorkbookParts } from './xlsx-zip.ts'

/** Column of a cell's address from 0: `A` 0, `AB12` 27. */
export const columnOf = (address: string): number => {
  let column = 0
  for (let i = 0; i < address.length; i += 1) {
    const letter = address.charCodeAt(i) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

/** Digits as Excel shows them: 15 of them, which also mends 117.60000000000001. */
const numberText = (written: string): string => {
  const value = Number(written)
  if (!Number.isFinite(value)) return written
  // Whole numbers of more digits were cut by Excel itself, when they were typed.
  return /e/i.test(written) || written.length > 16 ? String(Number(value.toPrecision(15))) : written
}

const cellText = (workbook: Workbook, type: string, style: number, value: string): string => {
  switch (type) {
    case 's':
      return workbook.sharedTexts[Number(value)] ?? ''
    case 'b':
      return value === '1' ? 'true' : 'false'
    case 'str':
    case 'inlineStr':
    case 'e':
    case 'd':
      return value
    default:
      return value !== '' && workbook.isDateStyle(style) && Number.isFinite(Number(value))
        ? serialText(Number(value), workbook.from1904)
        : numberText(value)
  }
}

/**
 * Rows of a sheet as they are unpacked. Of a formula the value that was stored with it is taken; nothing is ever
 * computed, so a formula that was never computed is an empty cell.
 */
export const readSheet = async (
  parts: WorkbookParts,
  path: string,
  workbook: Workbook,
  take: TakeRow,
): Promise<void> => {
  let line = 0
  let cells: string[] = []
  let column = -1
  let type = ''
  let style = 0
  let value = ''
  let isValue = false
  let isReading = false
  const endCell = () => {
    const text = cellText(workbook, type, style, value)
    if (text === '') return
    if (column >= importLimits.columns)
      throw new TableError('too-many-columns', { line, columns: column + 1, most: importLimits.columns })
    while (cells.length < column) cells.push('')
    cells[column] = text
  }
  await readXml(parts, path, {
    open: (name, attributes) => {
      switch (name) {
        case 'row':
          line = attributes['r'] === undefined ? line + 1 : Number(attributes['r'])
          cells = []
          column = -1
          break
        case 'c':
          column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r'])
          type = attributes['t'] ?? ''
          style = Number(attributes['s'] ?? -1)
          value = ''
          break
        case 'rPh':
          isReading = true
          break
        case 'v':
        case 't':
          isValue = !isReading
          break
        default:
      }
    },
    text: (piece) => {
      if (!isValue) return
      value += piece
      if (value.length > importLimits.cellLength)
        throw new TableError('cell-too-long', { line, column: column + 1, most: importLimits.cellLength })
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false
      else if (name === 'rPh') isReading = false
      else if (name === 'c') endCell()
      else if (name === 'row') take({ line, cells })
    },
  })
}
