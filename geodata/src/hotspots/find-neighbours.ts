import type { Polygon } from 'geojson'
import { type Result, never, ok } from '../model/result.ts'
import { bandNeighbours } from './band-neighbours.ts'
import { contiguousH3Cells, contiguousPolygons } from './contiguous-neighbours.ts'
import type { HotspotCells } from './hotspot-cells.ts'
import type { HotspotGround, NeighbourRule } from './hotspot-query.ts'
import { nearestNeighbours } from './nearest-neighbours.ts'
import type { Neighbours } from './neighbours.ts'

/** Neighbours by the rule among the cells of `part`; rows and neighbours are places in `part`. */
export const findNeighbours = (
  rule: NeighbourRule,
  ground: HotspotGround,
  cells: HotspotCells,
  part: Int32Array,
): Result<Neighbours, 'too-many-neighbours'> => {
  const centres = {
    lon: Float64Array.from(part, (cell) => cells.lon[cell] as number),
    lat: Float64Array.from(part, (cell) => cells.lat[cell] as number),
  }
  switch (rule.kind) {
    case 'band':
      return bandNeighbours(centres, rule.metres)
    case 'nearest':
      return ok(nearestNeighbours(centres, rule.k))
    case 'contiguity':
      return ok(
        ground.kind === 'h3'
          ? contiguousH3Cells(Array.from(part, (cell) => cells.ids[cell] ?? ''))
          : contiguousPolygons(polygonsOf(ground.grids, part), rule.contiguity),
      )
    default:
      return never(rule)
  }
}

const noPolygon: Polygon = { type: 'Polygon', coordinates: [] }

const polygonsOf = (grids: readonly { readonly polygon: Polygon }[], part: Int32Array): Polygon[] =>
  Array.from(part, (cell) => grids[cell]?.polygon ?? noPolygon)
