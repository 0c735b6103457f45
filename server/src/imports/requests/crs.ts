import {
  bd09ToWgs84,
  cgcs2000Zone,
  fromGaussKruger,
  gcj02ToWgs84,
  type GaussKrugerZone,
} from '@wangge/geodata'
import type { Position } from 'geojson'

/** In what a file's positions may be: degrees of three kinds, or metres of a CGCS2000 3-degree zone (`epsg:4534`). */
export const degreeSystems = ['wgs84', 'gcj02', 'bd09'] as const
export type ImportCrs = (typeof degreeSystems)[number] | `epsg:${number}`

export const zoneOf = (crs: ImportCrs): GaussKrugerZone | null =>
  crs.startsWith('epsg:') ? cgcs2000Zone(Number(crs.slice(5))) : null

/** A name of a system as people write it: `EPSG:4546`, `GCJ-02`, `cgcs2000` (degrees: the same as WGS 84). Null: none. */
export const readCrs = (text: string): ImportCrs | null => {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]/g, '')
  if (['wgs84', 'epsg:4326', 'cgcs2000', 'epsg:4490'].includes(plain)) return 'wgs84'
  if (plain === 'gcj02' || plain === 'bd09') return plain
  const code = /^epsg:(\d{4})$/.exec(plain)?.[1]
  return code !== undefined && cgcs2000Zone(Number(code)) !== null ? `epsg:${Number(code)}` : null
}

/** Positions as they are written (east or longitude first) → WGS 84. */
export const toWgs84 = (crs: ImportCrs): ((position: Position) => Position) => {
  const zone = zoneOf(crs)
  if (zone !== null) return (position) => fromGaussKruger(zone, position)
  switch (crs) {
    case 'gcj02':
      return gcj02ToWgs84
    case 'bd09':
      return bd09ToWgs84
    default:
      return (position) => position
  }
}
