import type { ISql } from 'postgres'

/**
 * JSON of a `WalkSource`: the ways, gates and buildings of a street. Text, because a worker reads it: parsing some
 * megabytes would hold up whoever else is being answered.
 */
export const selectWalkSource = async (sql: ISql, streetId: string): Promise<string> => {
  const [row] = await sql<{ source: string }[]>`
    SELECT json_build_object(
      'roads', (SELECT coalesce(json_agg(json_build_object('id', id, 'roadClass', class, 'bridge', bridge,
          'tunnel', tunnel, 'layer', layer, 'walkable', walkable, 'privateAccess', private_access,
          'geometry', ST_AsGeoJSON(geom, 7)::json)), '[]')
        FROM road WHERE street_id = ${streetId} AND walkable),
      'landscape', (SELECT coalesce(json_agg(json_build_object('kind', kind, 'passable', passable,
          'geometry', ST_AsGeoJSON(geom, 7)::json)), '[]')
        FROM landscape WHERE street_id = ${streetId} AND kind = 'gate'),
      'buildings', (SELECT coalesce(json_agg(json_build_object('id', id, 'use', use, 'households', households,
          'residents', residents, 'geometry', ST_AsGeoJSON(geom, 7)::json)), '[]')
        FROM building WHERE street_id = ${streetId}))::text AS source`
  return row?.source ?? '{"roads":[],"landscape":[],"buildings":[]}'
}

export interface GroundRow {
  readonly version: number
  /** JSON of a `GroundSource`. */
  readonly source: string
}

/** What a street's ground is laid out from under a plan, besides its buildings' footprints; null without the street. */
export const selectGroundSource = async (
  sql: ISql,
  streetId: string,
  planId: string,
): Promise<GroundRow | null> => {
  const [row] = await sql<GroundRow[]>`
    SELECT s.version, json_build_object(
      'street', json_build_object('id', s.id, 'boundary', ST_AsGeoJSON(s.boundary, 7)::json),
      'plan', json_build_object('id', ${planId}::text),
      'grids', (SELECT coalesce(json_agg(json_build_object('code', code, 'level', level, 'parentCode', parent_code,
          'name', name, 'geometry', ST_AsGeoJSON(geom, 7)::json) ORDER BY code), '[]')
        FROM grid WHERE plan_id = ${planId} AND street_id = s.id),
      'roads', (SELECT coalesce(json_agg(json_build_object('roadClass', class, 'tunnel', tunnel,
          'geometry', ST_AsGeoJSON(geom, 7)::json) ORDER BY id), '[]')
        FROM road WHERE street_id = s.id AND class IN ('trunk', 'primary')),
      'landscape', (SELECT coalesce(json_agg(json_build_object('kind', kind,
          'geometry', ST_AsGeoJSON(geom, 7)::json) ORDER BY id), '[]')
        FROM landscape WHERE street_id = s.id AND kind IN ('water', 'waterway', 'railway')),
      'places', (SELECT coalesce(json_agg(json_build_object('id', id, 'kind', kind, 'status', status, 'name', name,
          'gridCode', grid_code, 'location', ST_AsGeoJSON(geom, 7)::json) ORDER BY id), '[]')
        FROM place WHERE street_id = s.id),
      'buildings', (SELECT coalesce(json_agg(json_build_object('id', b.id, 'name', b.name, 'use', b.use,
          'basicCode', g.basic_code) ORDER BY b.id), '[]')
        FROM building_grid g JOIN building b ON b.street_id = g.street_id AND b.id = g.building_id
        WHERE g.plan_id = ${planId} AND g.street_id = s.id))::text AS source
    FROM street s WHERE s.id = ${streetId}`
  return row ?? null
}
