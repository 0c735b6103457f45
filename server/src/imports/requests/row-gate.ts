import { importLimits } from './limits.ts'
import { type TakeRow, TableError } from './table.ts'

/**
 * Lets rows through that have anything in them, trimmed and cut behind the last cell with content. What is over a limit
 * stops the reading.
 */
export const rowGate = (take: TakeRow): TakeRow => {
  let rows = 0
  return ({ line, cells }) => {
    const trimmed = cells.map((cell) => cell.trim())
    let width = trimmed.length
    while (width > 0 && trimmed[width - 1] === '') width -= 1
    if (width === 0) return
    if (width > importLimits.columns)
      throw new TableError('too-many-columns', { line, columns: width, most: importLimits.columns })
    for (let i = 0; i < width; i += 1) {
      if ((trimmed[i] as string).length > importLimits.cellLength)
        throw new TableError('cell-too-long', { line, column: i + 1, most: importLimits.cellLength })
    }
    rows += 1
    // The header and what may stand above it are counted by whoever finds them.
    if (rows > importLimits.rows + 20) throw new TableError('too-many-rows', { most: importLimits.rows })
    take({ line, cells: trimmed.slice(0, width) })
  }
}
