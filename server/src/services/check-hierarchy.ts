import { areaM2, dissolve } from '@wangge/geodata'
import type { MultiPolygon, Polygon } from 'geojson'
import type { GridShapeRow } from '../db/queries/verify.ts'

/** Relative difference of areas that rounding alone can make. */
const areaTolerance = 1e-9

/**
 * What is wrong with a plan's hierarchy by our own geometry, one line each: every parent, dissolved from its basic
 * grids, is one piece whose area is the sum of its parts', and the street's boundary is that of all of them.
 */
export const checkHierarchy = (grids: readonly GridShapeRow[], boundary: Polygon): string[] => {
  const basics = grids.flatMap(({ code, parentCode, geometry }) =>
    geometry === null ? [] : [{ code, parentCode, geometry }],
  )
  const parentOf = new Map(grids.map(({ code, parentCode }) => [code, parentCode]))
  const ancestorsOf = (code: string | null): string[] =>
    code === null ? [] : [code, ...ancestorsOf(parentOf.get(code) ?? null)]
  const parts = new Map<string, Polygon[]>()
  for (const { parentCode, geometry } of basics)
    for (const ancestor of ancestorsOf(parentCode))
      parts.set(ancestor, [...(parts.get(ancestor) ?? []), geometry])

  const faults: string[] = []
  for (const [code, polygons] of parts) {
    const outline = dissolve(polygons)
    if (outline.coordinates.length !== 1) faults.push(`${code} is in ${outline.coordinates.length} pieces`)
    if (!sameArea(areaOf(outline), sum(polygons.map(areaM2))))
      faults.push(`${code} is not as large as its parts together`)
  }
  const whole = dissolve(basics.map(({ geometry }) => geometry))
  if (whole.coordinates.length !== 1 || !sameArea(areaOf(whole), areaM2(boundary)))
    faults.push('the grids together are not the street')
  return faults
}

const areaOf = ({ coordinates }: MultiPolygon): number =>
  sum(coordinates.map((polygon) => areaM2({ type: 'Polygon', coordinates: polygon })))

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

const sameArea = (a: number, b: number): boolean => Math.abs(a - b) <= areaTolerance * Math.max(a, b)
