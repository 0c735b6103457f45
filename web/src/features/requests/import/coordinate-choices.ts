import type { ImportUploaded } from '../../../api/request-import.ts'

export type DegreeSystem = 'wgs84' | 'gcj02' | 'bd09'
export const degreeSystems: readonly DegreeSystem[] = ['wgs84', 'gcj02', 'bd09']

export type ZoneChoice =
  | { readonly crs: string; readonly meridian: number }
  | { readonly crs: string; readonly zone: number }

/** EPSG numbers of the first 3-degree zones of CGCS2000: with the zone's number in front of the metres, and without. */
const firstNumbered = { epsg: 4513, zone: 25 } as const
const firstPlain = { epsg: 4534, meridian: 75 } as const
const lastZone = 45

/** The zones that a street at this longitude can be written in: its own, and those beside it. */
export const zoneChoices = (lon: number): ZoneChoice[] => {
  const own = Math.round(lon / 3)
  const zones = [own, own - 1, own + 1].filter((zone) => zone >= firstNumbered.zone && zone <= lastZone)
  return [
    ...zones.map((zone) => ({
      crs: `epsg:${firstPlain.epsg + zone - firstPlain.meridian / 3}`,
      meridian: zone * 3,
    })),
    ...zones.map((zone) => ({ crs: `epsg:${firstNumbered.epsg + zone - firstNumbered.zone}`, zone })),
  ]
}

/** Above this a number is metres. */
const mostDegrees = 180
/** Eastings with their zone in front have eight digits. */
const leastNumbered = 10_000_000

/**
 * What the first rows are written in: degrees are taken as WGS 84, which the preview then doubts or not; metres are of the
 * street's own zone, which one their length tells.
 */
export const guessSystem = ({ columns, sampleRows, mapping }: ImportUploaded, lon: number): string => {
  const column = mapping.lon ?? mapping.position
  const at = column === null ? -1 : columns.indexOf(column)
  const numbers = sampleRows
    .flatMap(({ cells }) => (cells[at] ?? '').match(/\d+(?:\.\d+)?/g) ?? [])
    .map(Number)
  const most = Math.max(0, ...numbers)
  if (most <= mostDegrees) return 'wgs84'
  const choices = zoneChoices(lon)
  const found = choices.find((choice) => 'zone' in choice === most >= leastNumbered)
  return found?.crs ?? 'wgs84'
}
