import type { Polygon } from 'geojson'
import { dissolve } from '@wangge/geodata'
import type { Sql } from '../db/database.ts'
import { boundsOf } from './geometry-box.ts'
import type { GridShape } from './grid-features.ts'
import type { GridTree, GridNode } from './grid-tree.ts'

export const shapesOf = async (
  sql: Sql,
  planId: string,
  tree: GridTree<GridNode>,
): Promise<ReadonlyMap<string, GridShape>> => {
  const basics = await sql<{ code: string; geometry: Polygon }[]>`
    SELECT code, ST_AsGeoJSON(geom, 7)::json AS geometry FROM grid WHERE plan_id = ${planId} AND level = 'basic'`
  const own = new Map(basics.map((it) => [it.code, it.geometry]))
  const shapes = new Map<string, GridShape>()
  for (const node of tree.nodes.values()) {
    const parts = tree.basicsOf(node.code).flatMap((it) => own.get(it.code) ?? [])
    const geometry = node.level === 'basic' ? parts[0] : dissolve(parts)
    const box = geometry && boundsOf([geometry])
    if (geometry && box)
      shapes.set(node.code, { geometry, label: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2] })
  }
  return shapes
}
