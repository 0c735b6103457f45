import { type Result, fail, ok } from '@wangge/geodata'
import type { Box } from '../db/queries/features.ts'
import { type Crs, isLatitudeFirst } from './crs.ts'

const refuse = (detail: string) => fail('bad-bbox', { detail })

/**
 * Four numbers, or six with heights, which are ignored: everything is on the ground. A west greater than the east
 * crosses the antimeridian and becomes two boxes. Numbers are in the axis order of `crs`.
 */
export const parseBbox = (text: string, crs: Crs): Result<readonly Box[], 'bad-bbox'> => {
  const parts = text.split(',').map((part) => part.trim())
  if (parts.length !== 4 && parts.length !== 6) return refuse('bbox has 4 or 6 numbers.')
  if (!parts.every((part) => /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(part)))
    return refuse('bbox has numbers only, with commas between them.')
  const numbers = parts.map(Number)
  const [a = 0, b = 0, c = 0, d = 0] =
    numbers.length === 6 ? [0, 1, 3, 4].map((index) => numbers[index] ?? 0) : numbers
  const [west, south, east, north] = isLatitudeFirst(crs) ? [b, a, d, c] : [a, b, c, d]
  if (south > north) return refuse('The south of bbox is north of its north.')
  if (Math.abs(south) > 90 || Math.abs(north) > 90) return refuse('Latitudes are from -90 to 90.')
  if (Math.abs(west) > 180 || Math.abs(east) > 180) return refuse('Longitudes are from -180 to 180.')
  if (west <= east) return ok([[west, south, east, north]])
  return ok([
    [west, south, 180, north],
    [-180, south, east, north],
  ])
}
