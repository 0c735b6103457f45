import type { MultiPolygon, Polygon, Position } from 'geojson'
import { dissolve } from '@wangge/geodata'
import type { GridNode, GridTree } from './grid-tree.ts'
import { labelPoint } from './label-point.ts'

export interface GridShape {
  readonly geometry: Polygon | MultiPolygon
  /** Inside the shape, where its name goes. */
  readonly label: Position
}

/** A union in one piece is a plain polygon. */
const simplest = (union: MultiPolygon): Polygon | MultiPolygon => {
  const [only, ...others] = union.coordinates
  return only !== undefined && others.length === 0 ? { type: 'Polygon', coordinates: only } : union
}

/** Basic grids as they are stored; units and districts dissolved from theirs, so that no level disagrees. */
export const shapesOf = (
  tree: GridTree<GridNode>,
  polygons: ReadonlyMap<string, Polygon>,
): ReadonlyMap<string, GridShape> => {
  const shapes = new Map<string, GridShape>()
  for (const node of tree.nodes.values()) {
    const parts = tree.basicsOf(node.code).flatMap((basic) => polygons.get(basic.code) ?? [])
    const geometry = polygons.get(node.code) ?? simplest(dissolve(parts))
    if (geometry.coordinates.length > 0) shapes.set(node.code, { geometry, label: labelPoint(geometry) })
  }
  return shapes
}
