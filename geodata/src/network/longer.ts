/** The same numbers with room for as many again. */
export const longerFloats = (column: Float64Array): Float64Array<ArrayBuffer> => {
  const longer = new Float64Array(2 * column.length)
  longer.set(column)
  return longer
}

export const longerInts = (column: Int32Array): Int32Array<ArrayBuffer> => {
  const longer = new Int32Array(2 * column.length)
  longer.set(column)
  return longer
}
