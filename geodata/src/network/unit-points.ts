/** Points in whole units of one cell: products of two coordinates are exact. */
export interface UnitPoints {
  readonly count: number
  readonly x: Float64Array
  readonly y: Float64Array
}

/** Above zero where `c` lies left of a → b, zero on the line; exact. */
export const sideOf = ({ x, y }: UnitPoints, a: number, b: number, c: number): number => {
  const ax = x[a] as number
  const ay = y[a] as number
  return ((x[b] as number) - ax) * ((y[c] as number) - ay) - ((y[b] as number) - ay) * ((x[c] as number) - ax)
}

/** Whether a–b and c–d cross at a point inside both. */
export const crosses = (points: UnitPoints, a: number, b: number, c: number, d: number): boolean => {
  if (a === c || a === d || b === c || b === d) return false
  const sideC = sideOf(points, a, b, c)
  const sideD = sideOf(points, a, b, d)
  if (sideC === 0 || sideD === 0 || sideC > 0 === sideD > 0) return false
  const sideA = sideOf(points, c, d, a)
  const sideB = sideOf(points, c, d, b)
  return sideA !== 0 && sideB !== 0 && sideA > 0 !== sideB > 0
}

/** A point, from number `first` on, strictly between a and b; −1 without. */
export const vertexOn = (points: UnitPoints, a: number, b: number, first: number): number => {
  const { x, y, count } = points
  const ax = x[a] as number
  const ay = y[a] as number
  const bx = x[b] as number
  const by = y[b] as number
  for (let v = first; v < count; v += 1) {
    const vx = x[v] as number
    const vy = y[v] as number
    if ((bx - ax) * (vy - ay) !== (by - ay) * (vx - ax) || v === a || v === b) continue
    if ((vx - ax) * (vx - bx) + (vy - ay) * (vy - by) < 0) return v
  }
  return -1
}
