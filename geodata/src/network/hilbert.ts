/** Position along a Hilbert curve of 2^16 × 2^16 cells; x and y whole numbers from 0 to 65535. */
export const hilbertIndex = (x: number, y: number): number => {
  let index = 0
  let px = x
  let py = y
  for (let side = 1 << 15; side > 0; side >>= 1) {
    const right = (px & side) > 0 ? 1 : 0
    const upper = (py & side) > 0 ? 1 : 0
    index = index * 4 + ((3 * right) ^ upper)
    if (upper === 0) {
      if (right === 1) {
        px = 65535 - px
        py = 65535 - py
      }
      const swapped = px
      px = py
      py = swapped
    }
  }
  return index
}

/** Order of points along a Hilbert curve over their box: `order[k]` is the k-th point. Ties keep their order. */
export const hilbertOrder = (x: ArrayLike<number>, y: ArrayLike<number>): Int32Array => {
  const count = x.length
  let west = Infinity
  let east = -Infinity
  let south = Infinity
  let north = -Infinity
  for (let i = 0; i < count; i += 1) {
    west = Math.min(west, x[i] as number)
    east = Math.max(east, x[i] as number)
    south = Math.min(south, y[i] as number)
    north = Math.max(north, y[i] as number)
  }
  const scale = 65535 / Math.max(east - west, north - south, 1)
  // Key and number in one double, so that the sort is native: 2^32 cells × 2^21 numbers fill its 53 bits.
  if (count >= 1 << 21) return sortedByPairs(x, y, west, south, scale)
  const keys = new Float64Array(count)
  for (let i = 0; i < count; i += 1) {
    const cellX = Math.floor(((x[i] as number) - west) * scale)
    const cellY = Math.floor(((y[i] as number) - south) * scale)
    keys[i] = hilbertIndex(cellX, cellY) * (1 << 21) + i
  }
  keys.sort()
  const order = new Int32Array(count)
  for (let k = 0; k < count; k += 1) order[k] = (keys[k] as number) % (1 << 21)
  return order
}

const sortedByPairs = (
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  west: number,
  south: number,
  scale: number,
): Int32Array => {
  const keys = new Float64Array(x.length)
  for (let i = 0; i < x.length; i += 1) {
    const cellX = Math.floor(((x[i] as number) - west) * scale)
    const cellY = Math.floor(((y[i] as number) - south) * scale)
    keys[i] = hilbertIndex(cellX, cellY)
  }
  const order = new Int32Array(x.length)
  for (let i = 0; i < x.length; i += 1) order[i] = i
  return order.toSorted((a, b) => (keys[a] as number) - (keys[b] as number) || a - b)
}
