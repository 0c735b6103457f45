import { array, assert, integer, property } from 'fast-check'
import type { Polygon, Position } from 'geojson'
import { expect, test } from 'vitest'
import { areaAnchors } from './area-anchors.ts'
import { containsPoint } from './geometry.ts'
import { toDegrees } from './mercator.ts'

const frame = { zoom: 15, bearingDegrees: 20 }
const size = { widthPx: 60, heightPx: 20 }
const steps = 8

/** A star with a hole, turned so that no side meets the lattice, at the given radii in pixels around one place of the map. */
const starOf = (radii: readonly number[]): { readonly pixels: Polygon; readonly degrees: Polygon } => {
  const ringOf = (scale: number): Position[] => {
    const ring = radii.map((radius, index): Position => {
      const angle = (index / radii.length) * 2 * Math.PI + 0.1234
      return [1_390_000 + scale * radius * Math.cos(angle), 3_300_000 + scale * radius * Math.sin(angle)]
    })
    return [...ring, ring[0] ?? []]
  }
  const coordinates = [ringOf(1), ringOf(0.47)]
  const degrees = coordinates.map((ring) => ring.map(([x = 0, y = 0]) => toDegrees(frame, x, y)))
  return { pixels: { type: 'Polygon', coordinates }, degrees: { type: 'Polygon', coordinates: degrees } }
}

test('the points offered, and what each costs, are those that asking the polygon point by point gives', () => {
  assert(
    property(array(integer({ min: 40, max: 400 }), { minLength: 5, maxLength: 24 }), (radii) => {
      const { pixels, degrees } = starOf(radii)
      const [labelX, labelY] = [1_390_000 + 0.75 * (radii[0] ?? 0) - 3, 3_300_001]
      const offered = areaAnchors(degrees, toDegrees(frame, labelX, labelY), frame, size, steps)
      for (const { x, y, cost } of offered) {
        expect(containsPoint(pixels, x, y)).toBe(true)
        const corners = [
          [x - 30, y],
          [x + 30, y],
          [x, y - 10],
          [x, y + 10],
        ] as const
        const leaving = corners.filter(([cx, cy]) => !containsPoint(pixels, cx, cy)).length
        expect(cost).toBeCloseTo(Math.hypot(x - labelX, (y - labelY) * 1.4) + leaving * 70, 4)
      }
      const xs = (pixels.coordinates[0] ?? []).map(([x = 0]) => x)
      const ys = (pixels.coordinates[0] ?? []).map(([, y = 0]) => y)
      const at = (all: readonly number[], step: number): number =>
        Math.min(...all) + ((Math.max(...all) - Math.min(...all)) * step) / steps
      let inside = containsPoint(pixels, labelX, labelY) ? 1 : 0
      for (let i = 1; i < steps; i++)
        for (let j = 1; j < steps; j++) if (containsPoint(pixels, at(xs, i), at(ys, j))) inside += 1
      expect(offered.length).toBe(inside)
    }),
  )
})
