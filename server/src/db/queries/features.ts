import type { Geometry } from 'geojson'
import type { Sql } from '../database.ts'
import { type FeatureTable, type FeatureTableName, featureTables } from './feature-tables.ts'

export type PropertyValue = string | number | boolean | readonly string[] | null
export type Box = readonly [west: number, south: number, east: number, north: number]

export interface FeatureRow {
  /** Unique within street and collection; pages go in its order. */
  readonly key: string | number
  readonly geometry: Geometry
  readonly properties: Record<string, PropertyValue>
}

export interface FeatureQuery {
  readonly streetId: string
  readonly planId: string
  /** The present, epoch milliseconds. */
  readonly nowMs: number
  readonly after?: number
  readonly key?: number
  /** One box, or two where it crosses the antimeridian; features that touch one of them. */
  readonly boxes?: readonly Box[]
  /** Closed interval of epoch milliseconds; null is open. */
  readonly interval?: { readonly fromMs: number | null; readonly toMs: number | null }
  /** Property = value; names have been checked against the collection's own. */
  readonly filters?: Readonly<Record<string, string | number | boolean>>
  readonly limit?: number
}

type Parameter = string | number | boolean | Date

/** Features of one street, in order of their key. */
export const selectFeatures = async (
  sql: Sql,
  name: FeatureTableName,
  query: FeatureQuery,
): Promise<FeatureRow[]> => {
  const table: FeatureTable = featureTables[name]
  const parameters: Parameter[] = []
  const bind = (value: Parameter, type: string) => {
    parameters.push(value)
    return `$${parameters.length}::${type}`
  }
  // A parameter that the text does not use has no type, and PostgreSQL refuses it.
  const withNames = (text: string) => {
    const planned = text.includes('$plan') ? text.replaceAll('$plan', bind(query.planId, 'text')) : text
    return planned.includes('$now')
      ? planned.replaceAll('$now', bind(new Date(query.nowMs), 'timestamptz'))
      : planned
  }
  const conditions = [`t.street_id = ${bind(query.streetId, 'text')}`]
  if (table.condition !== undefined) conditions.push(table.condition)
  if (query.after !== undefined) conditions.push(`${table.key} > ${bind(query.after, 'int')}`)
  if (query.key !== undefined) conditions.push(`${table.key} = ${bind(query.key, 'int')}`)
  if (query.boxes !== undefined) {
    const touches = query.boxes.map((box) => {
      const sides = box.map((side) => bind(side, 'float8')).join(', ')
      return `ST_Intersects(${table.geom}, ST_MakeEnvelope(${sides}, 4326))`
    })
    conditions.push(`(${touches.join(' OR ')})`)
  }
  if (query.interval !== undefined && table.time !== undefined) {
    const { fromMs, toMs } = query.interval
    if (fromMs !== null) conditions.push(`${table.time} >= ${bind(new Date(fromMs), 'timestamptz')}`)
    if (toMs !== null) conditions.push(`${table.time} <= ${bind(new Date(toMs), 'timestamptz')}`)
  }
  for (const [property, value] of Object.entries(query.filters ?? {})) {
    const type = typeof value === 'number' ? 'float8' : typeof value === 'boolean' ? 'boolean' : 'text'
    conditions.push(`(${table.columns[property]}) = ${bind(value, type)}`)
  }
  const columns = Object.entries(table.columns).map(([property, column]) => `${column} AS "${property}"`)
  const text = `SELECT ${table.key} AS feature_key, ST_AsGeoJSON(${table.geom}, 7)::json AS feature_geometry,
                       ${columns.join(', ')}
                  FROM ${table.from}
                 WHERE ${conditions.join(' AND ')}
                 ORDER BY ${table.key}
                 ${query.limit === undefined ? '' : `LIMIT ${bind(query.limit, 'int')}`}`
  const rows = await sql.unsafe<
    ({ feature_key: number; feature_geometry: Geometry } & Record<string, PropertyValue>)[]
  >(withNames(text), parameters, { prepare: true })
  return rows.map(({ feature_key, feature_geometry, ...properties }) => ({
    key: feature_key,
    geometry: feature_geometry,
    properties: properties as Record<string, PropertyValue>,
  }))
}
