import type { CompanyRating, PartyCoverage, PlaceKind, PostKind } from '@wangge/geodata'
import type { Sql } from '../database.ts'
import type { PlanScope } from './grid-facts.ts'

/** SQL of the basic grid a point lies in; on a shared border, the one with the lower code. */
export const basicAt = (point: string, plan: string): string =>
  `(SELECT own_grid.code FROM grid own_grid
    WHERE own_grid.plan_id = ${plan} AND ST_Intersects(own_grid.geom, ${point}) ORDER BY own_grid.code LIMIT 1)`

export interface RegisterPosts {
  /** The grid the post serves, else its organisation's; null is the street itself. */
  readonly gridCode: string | null
  readonly kind: PostKind
  readonly planned: number
  readonly filled: number
  /** Entries of the register. */
  readonly posts: number
}

const selectPosts = (sql: Sql, { streetId }: PlanScope) => sql<RegisterPosts[]>`
  SELECT coalesce(p.grid_code, o.grid_code) AS "gridCode", p.kind, sum(p.planned)::int AS planned,
         sum(p.filled)::int AS filled, count(*)::int AS posts
    FROM post p
    LEFT JOIN organization o ON o.street_id = p.street_id AND o.id = p.organization_id
   WHERE p.street_id = ${streetId}
   GROUP BY 1, 2`

export interface RegisterPlace {
  readonly id: number
  readonly name: string
  readonly kind: PlaceKind
  readonly operating: boolean
  /** The grid it serves. */
  readonly gridCode: string | null
  /** The basic grid the entrance lies in. */
  readonly basicCode: string | null
  /** Item → present; an item that nobody looked at is not there. */
  readonly sixHave: Readonly<Record<string, boolean>>
  readonly grade: 1 | 2 | 3 | null
}

const selectPlaces = (sql: Sql, { streetId, planId }: PlanScope) =>
  sql.unsafe<RegisterPlace[]>(
    `SELECT p.id, p.name, p.kind, p.status = 'operating' AS operating, p.grid_code AS "gridCode",
            ${basicAt('p.geom', '$2')} AS "basicCode", p.six_have AS "sixHave", p.grade::int
       FROM place p WHERE p.street_id = $1 ORDER BY p.id`,
    [streetId, planId],
    { prepare: true },
  )

export interface RegisterCompounds {
  /** The basic grid a point on the compound's surface lies in. */
  readonly basicCode: string | null
  readonly hasCompany: boolean
  readonly rating: CompanyRating | null
  readonly unmanaged: boolean
  readonly fallbackPlan: boolean
  readonly compounds: number
}

const selectCompounds = (sql: Sql, { streetId, planId }: PlanScope) =>
  sql.unsafe<RegisterCompounds[]>(
    `SELECT "basicCode", "hasCompany", rating, unmanaged, "fallbackPlan", count(*)::int AS compounds
       FROM (SELECT ${basicAt('ST_PointOnSurface(c.geom)', '$2')} AS "basicCode",
                    c.property_company IS NOT NULL AS "hasCompany", c.rating, c.unmanaged,
                    c.fallback_plan AS "fallbackPlan"
               FROM compound c WHERE c.street_id = $1) located
      GROUP BY 1, 2, 3, 4, 5`,
    [streetId, planId],
    { prepare: true },
  )

export interface RegisterBodies {
  readonly basicCode: string | null
  readonly coverage: PartyCoverage | null
  readonly bodies: number
}

/** 两新组织 only: partner units are nobody's blank spot. */
const selectBodies = (sql: Sql, { streetId, planId }: PlanScope) =>
  sql.unsafe<RegisterBodies[]>(
    `SELECT "basicCode", coverage, count(*)::int AS bodies
       FROM (SELECT ${basicAt('b.geom', '$2')} AS "basicCode", b.coverage
               FROM body b WHERE b.street_id = $1 AND b.kind <> 'partner') located
      GROUP BY 1, 2`,
    [streetId, planId],
    { prepare: true },
  )

const countOrganizations = async (sql: Sql, { streetId }: PlanScope): Promise<number> => {
  const [row] = await sql<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM organization WHERE street_id = ${streetId}`
  return row?.count ?? 0
}

/** The registers of one street, where under one plan. */
export interface RegisterRows {
  readonly organizations: number
  readonly posts: readonly RegisterPosts[]
  readonly places: readonly RegisterPlace[]
  readonly compounds: readonly RegisterCompounds[]
  readonly bodies: readonly RegisterBodies[]
}

export const selectRegisters = async (sql: Sql, scope: PlanScope): Promise<RegisterRows> => {
  const [organizations, posts, places, compounds, bodies] = await Promise.all([
    countOrganizations(sql, scope),
    selectPosts(sql, scope),
    selectPlaces(sql, scope),
    selectCompounds(sql, scope),
    selectBodies(sql, scope),
  ])
  return { organizations, posts, places, compounds, bodies }
}
