import type { RequestColumns } from '../../../map/requests-columns.ts'

/** Requests made on one day, by what has become of them. */
export interface DayCounts {
  readonly closed: number
  readonly open: number
  readonly overdue: number
}

const minutesPerDay = 1440

/** Counts of each day from the first on: only what is shown. `startMinute` is where the first day begins in the columns. */
export const countByDay = (
  columns: RequestColumns,
  shown: Uint8Array,
  startMinute: number,
  days: number,
): readonly DayCounts[] => {
  const counts = Array.from({ length: days }, () => ({ closed: 0, open: 0, overdue: 0 }))
  for (let row = 0; row < columns.length; row += 1) {
    if (shown[row] !== 1) continue
    const day = counts[Math.floor(((columns.minute[row] as number) - startMinute) / minutesPerDay)]
    if (day === undefined) continue
    if (columns.overdue[row] === 1) day.overdue += 1
    else if ((columns.stage[row] as number) < 7) day.open += 1
    else day.closed += 1
  }
  return counts
}

export const totalOf = ({ closed, open, overdue }: DayCounts): number => closed + open + overdue

/** Requests open at a moment, of those shown: made by then and not closed yet. */
export const openAt = (columns: RequestColumns, shown: Uint8Array, minute: number): number => {
  let open = 0
  for (let row = 0; row < columns.length; row += 1)
    if (
      shown[row] === 1 &&
      (columns.minute[row] as number) <= minute &&
      (columns.closedMinute[row] as number) > minute
    )
      open += 1
  return open
}
