import type { PlanId, StreetId } from '@wangge/geodata'
import type { Sql } from '../database.ts'

export type PlanStatus = 'draft' | 'submitted' | 'published' | 'superseded'

export interface PlanHead {
  readonly id: PlanId
  readonly name: string
  readonly status: PlanStatus
  readonly effectiveFrom: string | null
}

/** What every request needs to know of a street before it reads anything of it. */
export interface StreetHead {
  readonly id: StreetId
  readonly name: string
  readonly countyName: string
  readonly synthetic: boolean
  readonly attribution: string
  readonly householdsCounted: boolean
  /** The data's own time, epoch milliseconds. */
  readonly asOfMs: number
  /** Changes with every write to the street, also where the street was deleted and written anew. */
  readonly stamp: string
  /** Changes with every write to the street or to its requests: the stamp of whatever counts requests. */
  readonly requestStamp: string
  readonly bbox: readonly [number, number, number, number]
  readonly plans: readonly PlanHead[]
}

interface StreetRow extends Omit<StreetHead, 'asOfMs' | 'bbox' | 'stamp' | 'requestStamp'> {
  asOf: Date
  version: string
  requestVersion: string
  changedAt: Date
  west: number
  south: number
  east: number
  north: number
}

/** All streets in order of their id, with their plans, the one in force first. */
export const selectStreets = async (sql: Sql): Promise<StreetHead[]> => {
  const rows = await sql<StreetRow[]>`
    SELECT s.id, s.name, s.county_name AS "countyName", s.synthetic, s.attribution,
           s.households_counted AS "householdsCounted", s.as_of AS "asOf",
           s.version::text AS version, s.request_version::text AS "requestVersion", s.changed_at AS "changedAt",
           ST_XMin(s.boundary) AS west, ST_YMin(s.boundary) AS south,
           ST_XMax(s.boundary) AS east, ST_YMax(s.boundary) AS north,
           coalesce(p.plans, '[]'::json) AS plans
      FROM street s
      LEFT JOIN LATERAL (
        SELECT json_agg(json_build_object('id', id, 'name', name, 'status', status,
                                          'effectiveFrom', to_char(effective_from, 'YYYY-MM-DD'))
                        ORDER BY status = 'published' DESC, effective_from DESC NULLS LAST, id) AS plans
          FROM plan WHERE plan.street_id = s.id) p ON true
     ORDER BY s.id`
  return rows.map(({ asOf, version, requestVersion, changedAt, west, south, east, north, ...head }) => {
    const stamp = `${version}.${changedAt.getTime().toString(36)}`
    return {
      ...head,
      asOfMs: asOf.getTime(),
      stamp,
      requestStamp: `${stamp}.${requestVersion}`,
      bbox: [west, south, east, north],
    }
  })
}
