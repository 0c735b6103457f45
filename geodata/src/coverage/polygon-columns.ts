import type { Polygon } from 'geojson'
import { type FootprintShape, shapeOfRings } from '../blocks/footprint-shapes.ts'
import { type StepRing, stepRings } from '../blocks/lattice-plane.ts'
import { IntList } from '../network/int-list.ts'

/**
 * Polygons by position, in lattice steps. Polygon p has the rings `ringStart[p]` up to `ringStart[p + 1]`, ring r the
 * corners `cornerStart[r]` up to `cornerStart[r + 1]`: the first ring the shell, counter-clockwise, the others holes,
 * clockwise, no corner repeated. One that collapses on the lattice, and null, has no rings.
 */
export interface PolygonColumns {
  readonly ringStart: Int32Array
  readonly cornerStart: Int32Array
  readonly cornerLon: Int32Array
  readonly cornerLat: Int32Array
}

export const polygonColumns = (polygons: readonly (Polygon | null)[]): PolygonColumns => {
  const ringStart = new IntList()
  const cornerStart = new IntList()
  const cornerLon = new IntList()
  const cornerLat = new IntList()
  for (const polygon of polygons) {
    ringStart.push(cornerStart.length)
    for (const ring of polygon === null ? [] : stepRings(polygon)) {
      cornerStart.push(cornerLon.length)
      for (let i = 0; i < ring.length; i += 2) {
        cornerLon.push(ring[i] ?? 0)
        cornerLat.push(ring[i + 1] ?? 0)
      }
    }
  }
  ringStart.push(cornerStart.length)
  cornerStart.push(cornerLon.length)
  return {
    ringStart: ringStart.toArray(),
    cornerStart: cornerStart.toArray(),
    cornerLon: cornerLon.toArray(),
    cornerLat: cornerLat.toArray(),
  }
}

export const polygonCount = ({ ringStart }: PolygonColumns): number => ringStart.length - 1

/** Shapes by position, for questions of inside, outside and near. */
export const polygonShapes = (columns: PolygonColumns): FootprintShape[] =>
  Array.from({ length: polygonCount(columns) }, (_, polygon) => shapeOfRings(ringsOf(columns, polygon)))

const ringsOf = (
  { ringStart, cornerStart, cornerLon, cornerLat }: PolygonColumns,
  polygon: number,
): StepRing[] => {
  const rings: StepRing[] = []
  for (let ring = ringStart[polygon] ?? 0; ring < (ringStart[polygon + 1] ?? 0); ring += 1) {
    const corners: number[] = []
    for (let at = cornerStart[ring] ?? 0; at < (cornerStart[ring + 1] ?? 0); at += 1) {
      corners.push(cornerLon[at] ?? 0, cornerLat[at] ?? 0)
    }
    rings.push(corners)
  }
  return rings
}

/** Whether the columns fit together and hold `count` polygons. */
export const polygonsFit = (columns: PolygonColumns, count: number): boolean => {
  const { ringStart, cornerStart, cornerLon, cornerLat } = columns
  const rings = cornerStart.length - 1
  return (
    ringStart.length === count + 1 &&
    cornerLat.length === cornerLon.length &&
    rises(ringStart, rings) &&
    rises(cornerStart, cornerLon.length)
  )
}

const rises = (starts: Int32Array, end: number): boolean =>
  starts[0] === 0 &&
  starts.at(-1) === end &&
  starts.every((start, at) => at === 0 || start >= (starts[at - 1] ?? 0))
