import { gcj02ToWgs84, bd09ToWgs84, type Placement } from '@wangge/geodata'
import type { Position } from 'geojson'
import { type ImportCrs, toWgs84, zoneOf } from './crs.ts'

export type ReadingName = 'wgs84' | 'gcj02' | 'bd09' | 'metres' | 'swapped'

/** How else a file's positions could be meant, judged by how many of them then lie in a grid of the street. */
export interface PositionReadings {
  /** Positions that were judged: of a long file some, evenly spread. */
  readonly judged: number
  /** How the file was read. */
  readonly declared: ReadingName
  /** How many of the judged lie on the street under each reading. */
  readonly onStreet: Readonly<Partial<Record<ReadingName, number>>>
  /** `declared`, unless another reading puts clearly more on the street. */
  readonly likely: ReadingName
}

const mostJudged = 5000
/** Another reading must put this share of all positions on the street in addition, as in `plausibleReadings`. */
const clearlyMore = 0.05

const exchange = ([x = NaN, y = NaN]: Position): Position => [y, x]

const readingsOf = (crs: ImportCrs): Partial<Record<ReadingName, (position: Position) => Position>> => {
  const declared = toWgs84(crs)
  if (zoneOf(crs) !== null) return { metres: declared, swapped: (position) => declared(exchange(position)) }
  return {
    wgs84: (position) => position,
    gcj02: gcj02ToWgs84,
    bd09: bd09ToWgs84,
    swapped: (position) => declared(exchange(position)),
  }
}

/** @param written as they stand in the file, those that are numbers. */
export const judgeReadings = (
  written: readonly Position[],
  crs: ImportCrs,
  placeOf: (position: Position) => Placement,
): PositionReadings => {
  const step = Math.max(1, Math.ceil(written.length / mostJudged))
  const judged = written.filter((_, i) => i % step === 0)
  const declared: ReadingName = zoneOf(crs) === null ? (crs as 'wgs84' | 'gcj02' | 'bd09') : 'metres'
  const onStreet: Partial<Record<ReadingName, number>> = {}
  for (const [name, read] of Object.entries(readingsOf(crs)))
    onStreet[name as ReadingName] = judged.filter((it) => placeOf(read(it)).kind !== 'unowned').length
  const found = Object.entries(onStreet) as [ReadingName, number][]
  const own = onStreet[declared] ?? 0
  const [best, most] = found.reduce((a, b) => (b[1] > a[1] ? b : a))
  const isClear = judged.length > 0 && most - own >= clearlyMore * judged.length && most > own
  return { judged: judged.length, declared, onStreet, likely: isClear ? best : declared }
}
