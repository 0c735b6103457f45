import type { MultiPolygon } from 'geojson'

const perDegree = 1e9
const round = (degrees: number): number => Math.round(degrees * perDegree) / perDegree

/**
 * Coordinates to 1e-9°, a tenth of a millimetre: a quarter less to write, and too little for rings to meet or contours
 * to cross.
 */
export const toTenthMillimetre = ({ coordinates }: MultiPolygon): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: coordinates.map((rings) =>
    rings.map((ring) => ring.map(([lon = 0, lat = 0]) => [round(lon), round(lat)])),
  ),
})
