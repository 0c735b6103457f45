/**
 * Who is whose neighbour, in compressed rows: the neighbours of cell `i` are `neighbour[start[i]] … neighbour[start[i + 1] − 1]`,
 * in ascending order, never the cell itself; each has the weight 1. The cell's own weight in Gi* is added by the statistic.
 */
export interface Neighbours {
  readonly start: Int32Array
  readonly neighbour: Int32Array
}

/** Longitude and latitude (degrees) of each cell's centre. */
export interface CellCentres {
  readonly lon: Float64Array
  readonly lat: Float64Array
}

/** Compressed rows from one list a cell. */
export const neighboursOf = (rows: readonly Iterable<number>[]): Neighbours => {
  const start = new Int32Array(rows.length + 1)
  const sorted = rows.map((row) => Int32Array.from(row).toSorted())
  for (const [i, row] of sorted.entries()) start[i + 1] = (start[i] ?? 0) + row.length
  const neighbour = new Int32Array(start[rows.length] ?? 0)
  for (const [i, row] of sorted.entries()) neighbour.set(row, start[i])
  return { start, neighbour }
}
