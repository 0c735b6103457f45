import type { MultiPolygon, Polygon, Position } from 'geojson'
import { type FootprintShape, pointInShape, shapeOfRings } from '../blocks/footprint-shapes.ts'
import { stepRings } from '../blocks/lattice-plane.ts'
import { toLattice } from '../crs/lattice.ts'
import type { GridCode } from '../model/ids.ts'
import { polygonShapes } from './polygon-columns.ts'
import type { WalkGround } from './walk-ground.ts'

/** Answers where a place lies: in the street, in the water, in which basic grid. Borders belong to what they bound. */
export class GroundShapes {
  readonly #boundary: FootprintShape
  readonly #water: readonly FootprintShape[]
  readonly #grids: readonly FootprintShape[]
  readonly #codes: readonly GridCode[]

  constructor({ boundary, water, grids, gridShapes }: WalkGround) {
    this.#boundary = shapeOfRings(stepRings(boundary))
    this.#water = water.flatMap(polygonsOf).map((polygon) => shapeOfRings(stepRings(polygon)))
    this.#grids = polygonShapes(gridShapes)
    this.#codes = grids.map(({ code }) => code)
  }

  isInStreet(place: Position): boolean {
    return isInside(this.#boundary, place)
  }

  isInWater(place: Position): boolean {
    return this.#water.some((shape) => isInside(shape, place))
  }

  /** The basic grid at a place; null outside all. On a common border the first in order. */
  gridAt(place: Position): GridCode | null {
    return this.#codes[this.#grids.findIndex((shape) => isInside(shape, place))] ?? null
  }
}

const isInside = (shape: FootprintShape, [lon = 0, lat = 0]: Position): boolean =>
  pointInShape(shape, toLattice(lon), toLattice(lat)) >= 0

const polygonsOf = (shape: Polygon | MultiPolygon): Polygon[] =>
  shape.type === 'Polygon'
    ? [shape]
    : shape.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }))
