import { basicAt } from './registers.ts'

/** A feature's own number within its street, its geometry, and an SQL expression for each property. */
export interface FeatureTable {
  readonly from: string
  readonly key: string
  readonly geom: string
  /** Expressions over `t`, the street `s` and, with `grid`, the plan in `$plan`; `$now` is the present. */
  readonly columns: Readonly<Record<string, string>>
  readonly condition?: string
  /** Moment of the feature, for `datetime`. */
  readonly time?: string
}

const isoSeconds = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
const gridName = 'LEFT JOIN grid g ON g.plan_id = $plan AND g.code = t.grid_code'
const id = "t.street_id || '.' || t.id"

/** A post stands where its organisation has its seat, else in the largest basic grid of its own grid. */
const postSeat = `coalesce(o.geom, (
  SELECT ST_PointOnSurface(b.geom) FROM grid b
    LEFT JOIN grid u ON u.plan_id = b.plan_id AND u.code = b.parent_code
   WHERE b.plan_id = $plan AND b.level = 'basic'
     AND (t.grid_code IS NULL OR t.grid_code IN (b.code, b.parent_code, u.parent_code))
   ORDER BY ST_Area(b.geom) DESC, b.code LIMIT 1), ST_PointOnSurface(s.boundary))`

const placeColumns = {
  id,
  street_id: 't.street_id',
  name: 't.name',
  kind: 't.kind',
  status: 't.status',
  grid_code: 't.grid_code',
  grid_name: 'g.name',
  floor_area_m2: 't.floor_area_m2',
  services: 'to_json(t.services)',
  grade: 't.grade::int',
}

const requestFrom = `request t
  JOIN request_state st ON st.street_id = t.street_id AND st.id = t.id AND st.created_at = t.created_at`

/** Collections whose features are rows; `$plan` stands for the plan's id, `$now` for the street's present. */
export const featureTables = {
  streets: {
    from: `(SELECT id AS street_id, 0 AS number, name, county_name, synthetic, attribution, households_counted, boundary
           FROM street) AS t
  CROSS JOIN LATERAL (SELECT coalesce(sum(households), 0)::int AS households,
                             coalesce(sum(residents), 0)::int AS residents, count(*)::int AS buildings
                        FROM building b WHERE b.street_id = t.street_id) b`,
    key: 't.number',
    geom: 't.boundary',
    columns: {
      id: 't.street_id',
      name: 't.name',
      county: 't.county_name',
      synthetic: 't.synthetic',
      attribution: 't.attribution',
      households: 'b.households',
      residents: 'b.residents',
      buildings: 'b.buildings',
      households_counted: 't.households_counted',
      plan_id: '$plan',
    },
  },
  posts: {
    from: `post t
  JOIN street s ON s.id = t.street_id
  LEFT JOIN organization o ON o.street_id = t.street_id AND o.id = t.organization_id
  LEFT JOIN grid g ON g.plan_id = $plan AND g.code = coalesce(t.grid_code, o.grid_code)`,
    key: 't.id',
    geom: postSeat,
    columns: {
      id,
      street_id: 't.street_id',
      kind: 't.kind',
      planned: 't.planned::int',
      filled: 't.filled::int',
      organization_id: "t.street_id || '.' || t.organization_id",
      grid_code: 'coalesce(t.grid_code, o.grid_code)',
      grid_name: 'g.name',
    },
  },
  bodies: {
    from: 'body t',
    key: 't.id',
    geom: 't.geom',
    columns: {
      id,
      street_id: 't.street_id',
      kind: 't.kind',
      name: 't.name',
      coverage: 't.coverage',
      basic_code: basicAt('t.geom', '$plan'),
    },
  },
  places: {
    from: `place t ${gridName}`,
    key: 't.id',
    geom: 't.geom',
    columns: {
      ...placeColumns,
      basic_code: basicAt('t.geom', '$plan'),
      site: "(t.six_have->>'site')::boolean",
      facilities: "(t.six_have->>'facilities')::boolean",
      sign: "(t.six_have->>'sign')::boolean",
      rules: "(t.six_have->>'rules')::boolean",
      funds: "(t.six_have->>'funds')::boolean",
      staff: "(t.six_have->>'staff')::boolean",
    },
  },
  'service-centers': {
    from: `place t ${gridName}`,
    key: 't.id',
    geom: 't.geom',
    columns: placeColumns,
    condition: "t.kind IN ('hall', 'centre', 'station')",
  },
  organizations: {
    from: `organization t ${gridName}`,
    key: 't.id',
    geom: 't.geom',
    columns: {
      id,
      street_id: 't.street_id',
      name: 't.name',
      level: 't.level',
      grid_code: 't.grid_code',
      grid_name: 'g.name',
      established_on: "to_char(t.established_on, 'YYYY-MM-DD')",
    },
  },
  compounds: {
    from: 'compound t',
    key: 't.id',
    geom: 't.geom',
    columns: {
      id,
      street_id: 't.street_id',
      name: 't.name',
      walled: 't.walled',
      property_company: 't.property_company',
      rating: 't.rating',
      unmanaged: 't.unmanaged',
      fallback_plan: 't.fallback_plan',
      basic_code: basicAt('ST_PointOnSurface(t.geom)', '$plan'),
    },
  },
  buildings: {
    from: `building t
  JOIN street s ON s.id = t.street_id
  LEFT JOIN building_grid g ON g.plan_id = $plan AND g.building_id = t.id`,
    key: 't.id',
    geom: 't.geom',
    columns: {
      id,
      street_id: 't.street_id',
      name: 't.name',
      use: 't.use',
      floors: 't.floors::int',
      households: 't.households',
      residents: 't.residents',
      estimated: 'NOT s.households_counted',
      compound_id: "t.street_id || '.' || t.compound_id",
      basic_code: 'g.basic_code',
    },
  },
  roads: {
    from: 'road t',
    key: 't.id',
    geom: 't.geom',
    columns: {
      id,
      street_id: 't.street_id',
      name: 't.name',
      class: 't.class',
      bridge: 't.bridge',
      tunnel: 't.tunnel',
      layer: 't.layer::int',
      walkable: 't.walkable',
      access: "CASE WHEN t.private_access THEN 'private' ELSE 'public' END",
    },
  },
  landscape: {
    from: 'landscape t',
    key: 't.id',
    geom: 't.geom',
    columns: { id, street_id: 't.street_id', kind: 't.kind', name: 't.name', passable: 't.passable' },
  },
  requests: {
    from: requestFrom,
    key: 't.id',
    geom: 't.geom',
    columns: {
      id,
      street_id: 't.street_id',
      category: 't.category',
      stage: 'st.stage::int',
      created_at: isoSeconds('t.created_at'),
      basic_code: 't.basic_code',
      overdue: 'st.closed_at IS NULL AND st.close_due < coalesce(st.suspended_since, $now)',
    },
    time: 't.created_at',
  },
} as const satisfies Record<string, FeatureTable>
export type FeatureTableName = keyof typeof featureTables
