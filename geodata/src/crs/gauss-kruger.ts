import type { Position } from 'geojson'
import { RADIANS_PER_DEGREE } from './ellipsoid.ts'

/** CGCS2000 (EPSG:1024). Its datum agrees with WGS 84 within centimetres, so degrees are taken over as they are. */
const SEMI_MAJOR_M = 6_378_137
const FLATTENING = 1 / 298.257222101
const ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING))
const n = FLATTENING / (2 - FLATTENING)
/** Radius of the sphere on which the meridian keeps its length. */
const RECTIFYING_M = (SEMI_MAJOR_M / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)

/** Krüger's series (1912) in n, as Karney (2011) writes them; to n⁴ they are right to a micrometre. */
const forward = [
  n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180,
  (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440,
  (61 * n ** 3) / 240 - (103 * n ** 4) / 140,
  (49561 * n ** 4) / 161280,
]
const backward = [
  n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96 - n ** 4 / 360,
  n ** 2 / 48 + n ** 3 / 15 - (437 * n ** 4) / 1440,
  (17 * n ** 3) / 480 - (37 * n ** 4) / 840,
  (4397 * n ** 4) / 161280,
]

/** A 3-degree zone: its central meridian, and what is added to eastings. */
export interface GaussKrugerZone {
  readonly centralMeridian: number
  readonly falseEastingM: number
}

/**
 * The zone of an EPSG code: 4513–4533 (zones 25–45, the zone's number before the easting) and 4534–4554 (75° E to
 * 135° E, without). Null for any other code.
 */
export const cgcs2000Zone = (epsg: number): GaussKrugerZone | null => {
  if (!Number.isInteger(epsg) || epsg < 4513 || epsg > 4554) return null
  const zone = 25 + ((epsg - 4513) % 21)
  const prefixM = epsg <= 4533 ? zone * 1_000_000 : 0
  return { centralMeridian: zone * 3, falseEastingM: prefixM + 500_000 }
}

/** Tangent of the conformal latitude, from that of the geographic one. */
const conformal = (tan: number): number => {
  const s = Math.sinh(ECCENTRICITY * Math.atanh((ECCENTRICITY * tan) / Math.hypot(1, tan)))
  return tan * Math.hypot(1, s) - s * Math.hypot(1, tan)
}

/** Its inverse, by Newton's method: two rounds suffice. */
const geographic = (wanted: number): number => {
  let tan = wanted / (1 - ECCENTRICITY ** 2)
  for (let round = 0; round < 4; round += 1) {
    const got = conformal(tan)
    const slope =
      ((1 - ECCENTRICITY ** 2) * Math.hypot(1, got) * Math.hypot(1, tan)) /
      (1 + (1 - ECCENTRICITY ** 2) * tan ** 2)
    tan += (wanted - got) / slope
  }
  return tan
}

/** Degrees [longitude, latitude] → metres [easting, northing] (survey offices call these y and x). */
export const toGaussKruger = (
  zone: GaussKrugerZone,
  [lon = Number.NaN, lat = Number.NaN]: Position,
): Position => {
  const lambda = (lon - zone.centralMeridian) * RADIANS_PER_DEGREE
  const tan = conformal(Math.tan(lat * RADIANS_PER_DEGREE))
  const xi = Math.atan2(tan, Math.cos(lambda))
  const eta = Math.asinh(Math.sin(lambda) / Math.hypot(tan, Math.cos(lambda)))
  let north = xi
  let east = eta
  forward.forEach((alpha, i) => {
    const k = 2 * (i + 1)
    north += alpha * Math.sin(k * xi) * Math.cosh(k * eta)
    east += alpha * Math.cos(k * xi) * Math.sinh(k * eta)
  })
  return [RECTIFYING_M * east + zone.falseEastingM, RECTIFYING_M * north]
}

/** Metres [easting, northing] → degrees [longitude, latitude]. */
export const fromGaussKruger = (
  zone: GaussKrugerZone,
  [eastingM = Number.NaN, northingM = Number.NaN]: Position,
): Position => {
  const north = northingM / RECTIFYING_M
  const east = (eastingM - zone.falseEastingM) / RECTIFYING_M
  let xi = north
  let eta = east
  backward.forEach((beta, i) => {
    const k = 2 * (i + 1)
    xi -= beta * Math.sin(k * north) * Math.cosh(k * east)
    eta -= beta * Math.cos(k * north) * Math.sinh(k * east)
  })
  const tan = geographic(Math.sin(xi) / Math.hypot(Math.sinh(eta), Math.cos(xi)))
  const lambda = Math.atan2(Math.sinh(eta), Math.cos(xi))
  return [zone.centralMeridian + lambda / RADIANS_PER_DEGREE, Math.atan(tan) / RADIANS_PER_DEGREE]
}
