import type { Position } from 'geojson'

const number = String.raw`[-+]?\d+(?:\.\d+)?`
const single = new RegExp(`^(${number}) ?[°度]?$`)
/** Two numbers, with a name in front and brackets around them or not: `117.6,35.5`, `POINT(117.6 35.5)`. */
const pair = new RegExp(`^[a-z]{0,10} ?[([]?(${number}) ?[,;|/ ] ?(${number})[)\\]]?$`, 'i')

const numberOf = (text: string): number | null => {
  const match = single.exec(text.normalize('NFKC').trim())
  return match === null ? null : Number(match[1])
}

/** Two cells as they are written; null where one of them is no number. */
export const readPair = (first: string, second: string): Position | null => {
  const x = numberOf(first)
  const y = numberOf(second)
  return x === null || y === null ? null : [x, y]
}

/** One cell with both. */
export const readJoined = (cell: string): Position | null => {
  const match = pair.exec(cell.normalize('NFKC').replaceAll('、', ',').replace(/\s+/g, ' ').trim())
  return match === null ? null : [Number(match[1]), Number(match[2])]
}
