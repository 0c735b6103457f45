import { mercatorX, mercatorY } from './mercator.ts'

/** Requests as the map draws them: one place in each column is one request, the most urgent last, so that they lie on top. */
export interface RequestColumns {
  readonly length: number
  readonly id: Float64Array
  /** Degrees. */
  readonly lon: Float64Array
  readonly lat: Float64Array
  /** Web Mercator, 0–1, from the north-west. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Minutes since the window's beginning. */
  readonly minute: Float64Array
  /** Infinity while open. */
  readonly closedMinute: Float64Array
  readonly category: Uint8Array
  readonly stage: Uint8Array
  readonly overdue: Uint8Array
  /** −1: no grid owns it. */
  readonly basic: Int32Array
}

interface Answer {
  readonly id: readonly number[]
  readonly lon: readonly number[]
  readonly lat: readonly number[]
  readonly minute: readonly number[]
  readonly category: readonly number[]
  readonly stage: readonly number[]
  readonly overdue: readonly number[]
  readonly closedMinute: readonly (number | null)[]
  readonly basic: readonly number[]
}

const urgency = (stage: number, overdue: number): number => (overdue === 1 ? 2 : stage === 7 ? 0 : 1)

/** Columns of an answer, closed ones first, overdue ones last, each in the order of their making. */
export const columnsOf = (answer: Answer): RequestColumns => {
  const length = answer.id.length
  const stage = (row: number): number => answer.stage[row] ?? 1
  const overdue = (row: number): number => answer.overdue[row] ?? 0
  const order = Int32Array.from({ length }, (_, row) => row).toSorted(
    (a, b) =>
      urgency(stage(a), overdue(a)) - urgency(stage(b), overdue(b)) ||
      (answer.minute[a] ?? 0) - (answer.minute[b] ?? 0),
  )
  const column = <T extends Float64Array | Uint8Array | Int32Array>(
    made: T,
    values: readonly (number | null)[],
    absent: number,
  ): T => {
    for (let i = 0; i < length; i += 1) made[i] = values[order[i] as number] ?? absent
    return made
  }
  const lon = column(new Float64Array(length), answer.lon, 0)
  const lat = column(new Float64Array(length), answer.lat, 0)
  return {
    length,
    id: column(new Float64Array(length), answer.id, 0),
    lon,
    lat,
    x: lon.map(mercatorX),
    y: lat.map(mercatorY),
    minute: column(new Float64Array(length), answer.minute, 0),
    closedMinute: column(new Float64Array(length), answer.closedMinute, Number.POSITIVE_INFINITY),
    category: column(new Uint8Array(length), answer.category, 0),
    stage: column(new Uint8Array(length), answer.stage, 1),
    overdue: column(new Uint8Array(length), answer.overdue, 0),
    basic: column(new Int32Array(length), answer.basic, -1),
  }
}
