import type { Position } from 'geojson'
import { bd09ToWgs84 } from '../crs/bd09.ts'
import { gcj02ToWgs84 } from '../crs/gcj02.ts'

/** How two numbers of a file can be meant. */
export const positionReadings = ['wgs84', 'swapped', 'gcj02', 'bd09'] as const
export type PositionReading = (typeof positionReadings)[number]

/** The position in WGS 84 under a reading. `swapped`: latitude was written first. */
export const readPosition = (reading: PositionReading, position: Position): Position => {
  switch (reading) {
    case 'wgs84':
      return position
    case 'swapped':
      return [position[1] ?? Number.NaN, position[0] ?? Number.NaN]
    case 'gcj02':
      return gcj02ToWgs84(position)
    case 'bd09':
      return bd09ToWgs84(position)
    default:
      return reading satisfies never
  }
}

export interface PlausibleReadings {
  /** How many of the positions lie on the street under each reading. */
  readonly onStreet: Readonly<Record<PositionReading, number>>
  /** Numbers of the positions that lie off the street as they stand, and on it under another reading: the first that does. */
  readonly doubtful: readonly { readonly index: number; readonly reading: PositionReading }[]
  /** What the file is most likely in, `wgs84` unless another reading explains clearly more. */
  readonly likely: PositionReading
}

/** Another reading must put this share of all positions on the street in addition. */
const CLEARLY_MORE = 0.05

/**
 * Holds positions against the street they should lie in. A shift of half a kilometre leaves most points of a street
 * inside it, so single points prove nothing: the whole file is judged, and single ones are only named.
 * @param isOnStreet for positions in WGS 84.
 */
export const plausibleReadings = (
  positions: readonly Position[],
  isOnStreet: (position: Position) => boolean,
): PlausibleReadings => {
  const onStreet = { wgs84: 0, swapped: 0, gcj02: 0, bd09: 0 }
  const doubtful: { index: number; reading: PositionReading }[] = []
  positions.forEach((position, index) => {
    const fitting = positionReadings.filter((reading) => isOnStreet(readPosition(reading, position)))
    for (const reading of fitting) onStreet[reading] += 1
    const [first] = fitting
    if (first !== undefined && first !== 'wgs84') doubtful.push({ index, reading: first })
  })
  const best = positionReadings.reduce((a, b) => (onStreet[b] > onStreet[a] ? b : a))
  const isClear = onStreet[best] - onStreet.wgs84 >= CLEARLY_MORE * positions.length
  return { onStreet, doubtful, likely: isClear ? best : 'wgs84' }
}
