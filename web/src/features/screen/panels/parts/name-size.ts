/** Names up to this long stand on one line in full size; longer ones take two lines of smaller type. */
const longestOnOneLine = 7

const widthOf = (name: string): number =>
  [...name].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x2e80 ? 0.55 : 1), 0)

export const nameClass = (name: string): string =>
  widthOf(name) > longestOnOneLine ? 'row-name long' : 'row-name'

/** Width of a column of names in `--u`: as wide as its longest needs, within bounds. */
export const nameColumnU = (names: readonly string[], leastU: number, mostU: number): number => {
  const widest = Math.max(...names.map(widthOf), 0)
  return Math.min(mostU, Math.max(leastU, Math.ceil(widest * 19.4)))
}
