import { CellBuckets } from './cell-buckets.ts'
import { type CellCentres, type Neighbours, neighboursOf } from './neighbours.ts'

/**
 * The `k` nearest cells of each, by metres between centres; of equally near ones the one with the lower number. Not mutual.
 * With fewer than `k` others, all of them.
 */
export const nearestNeighbours = (centres: CellCentres, k: number): Neighbours => {
  const n = centres.lon.length
  const wanted = Math.min(k, n - 1)
  const buckets = new CellBuckets(centres, 0)
  return neighboursOf(Array.from({ length: n }, (_, i) => nearestOf(buckets, i, wanted)))
}

/** Searches ring after ring of buckets, until nothing nearer can lie outside what was searched. */
const nearestOf = (buckets: CellBuckets, i: number, wanted: number): number[] => {
  const { columns, rows, start, cell } = buckets
  const column = buckets.columnOf[i] as number
  const row = buckets.rowOf[i] as number
  const near: { readonly cell: number; readonly metres: number }[] = []
  for (let ring = 0; ring <= Math.max(columns, rows); ring += 1) {
    const last = near[wanted - 1]
    if (last !== undefined && last.metres < (ring - 1) * buckets.sideM) break
    for (let y = Math.max(0, row - ring); y <= Math.min(rows - 1, row + ring); y += 1) {
      const step = Math.abs(y - row) === ring || ring === 0 ? 1 : 2 * ring
      for (let x = column - ring; x <= column + ring; x += step) {
        if (x < 0 || x >= columns) continue
        const bucket = y * columns + x
        for (let at = start[bucket] as number; at < (start[bucket + 1] as number); at += 1) {
          const other = cell[at] as number
          if (other !== i) near.push({ cell: other, metres: buckets.distanceM(i, other) })
        }
      }
    }
    near.sort((a, b) => a.metres - b.metres || a.cell - b.cell)
    near.length = Math.min(near.length, wanted)
  }
  return near.map((it) => it.cell)
}
