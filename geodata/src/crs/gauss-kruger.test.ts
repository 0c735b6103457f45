import * as fc from 'fast-check'
import type { Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import { cgcs2000Zone, fromGaussKruger, type GaussKrugerZone, toGaussKruger } from './gauss-kruger.ts'

const zoneOf = (epsg: number) => cgcs2000Zone(epsg) as GaussKrugerZone

describe('CGCS2000 3-degree Gauss–Krüger', () => {
  it('knows its codes', () => {
    expect(cgcs2000Zone(4534)).toEqual({ centralMeridian: 75, falseEastingM: 500_000 })
    expect(cgcs2000Zone(4554)).toEqual({ centralMeridian: 135, falseEastingM: 500_000 })
    expect(cgcs2000Zone(4513)).toEqual({ centralMeridian: 75, falseEastingM: 25_500_000 })
    expect(cgcs2000Zone(4533)).toEqual({ centralMeridian: 135, falseEastingM: 45_500_000 })
    for (const other of [4512, 4555, 4326, 4534.5, Number.NaN]) expect(cgcs2000Zone(other)).toBe(null)
  })

  // PROJ 9.1.1: cs2cs EPSG:4490 EPSG:….
  const known: readonly (readonly [epsg: number, degrees: Position, metres: Position])[] = [
    [4534, [75.5, 38.25], [543766.85601, 4235365.959395]],
    [4547, [114.31, 22.54], [531888.768943, 2493629.874276]],
    [4547, [112.6, 53.2], [406445.417636, 5897793.308283]],
    [4548, [117.63, 35.5], [557159.894974, 3930247.974536]],
    [4548, [116.4, 39.9], [448688.855734, 4418598.001259]],
    [4554, [134.2, 48.3], [440646.881629, 5352094.955902]],
    [4528, [120.15, 30.25], [40514436.536185, 3347836.556046]],
    [4549, [118.4, 3.9], [322275.478075, 431415.170884]],
  ]
  it.each(known)('EPSG:%i %j equals PROJ to a hundredth of a millimetre', (epsg, degrees, metres) => {
    const [easting = 0, northing = 0] = toGaussKruger(zoneOf(epsg), degrees)
    expect(Math.abs(easting - (metres[0] ?? 0))).toBeLessThan(1e-5)
    expect(Math.abs(northing - (metres[1] ?? 0))).toBeLessThan(1e-5)
    const [lon = 0, lat = 0] = fromGaussKruger(zoneOf(epsg), metres)
    expect(Math.abs(lon - (degrees[0] ?? 0))).toBeLessThan(1e-10)
    expect(Math.abs(lat - (degrees[1] ?? 0))).toBeLessThan(1e-10)
  })

  it('there and back to 1e-11 degrees, within twice a zone', () => {
    const places = fc.tuple(
      fc.integer({ min: 4513, max: 4554 }),
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 3, max: 54, noNaN: true }),
    )
    fc.assert(
      fc.property(places, ([epsg, off, lat]) => {
        const zone = zoneOf(epsg)
        const lon = zone.centralMeridian + off
        const [lonBack = 0, latBack = 0] = fromGaussKruger(zone, toGaussKruger(zone, [lon, lat]))
        expect(Math.abs(lonBack - lon)).toBeLessThan(1e-11)
        expect(Math.abs(latBack - lat)).toBeLessThan(1e-11)
      }),
      { numRuns: 2000 },
    )
  })
})
