import type { Polygon } from 'geojson'
import { type PlaceKind, areaM2 } from '@wangge/geodata'
import type { Sql } from '../db/database.ts'
import * as queries from '../db/queries/grid-facts.ts'
import { type GridNode, type GridTree, buildGridTree } from './grid-tree.ts'
import { type Gap, findGaps } from './organization-gaps.ts'
import type { WeightedPoint } from './hotspot-cells.ts'

/** What can be summed from basic grids to any place above them. */
export interface Sums {
  households: number
  residents: number
  buildings: number
  areaM2: number
  compounds: number
  bodies: number
  coveredBodies: number
  halls: number
  centres: number
  stations: number
  candidates: number
}

export interface FactNode extends GridNode {
  readonly sums: Sums
  readonly organizationName: string | null
  readonly posts: { readonly planned: number; readonly filled: number }
}

/** Everything of one plan of a street that is counted, not drawn. */
export interface StreetFacts {
  readonly tree: GridTree<FactNode>
  /** Of the basic grids. */
  readonly polygons: ReadonlyMap<string, Polygon>
  /** Of the whole street, with what lies outside every grid. */
  readonly sums: Sums
  readonly streetOrganization: string | null
  readonly streetPosts: { readonly planned: number; readonly filled: number }
  readonly gaps: readonly Gap[]
  readonly unitsWithCentre: ReadonlySet<string>
  /** Households at their buildings. */
  readonly homes: readonly WeightedPoint[]
}

const noSums = (): Sums => ({
  households: 0,
  residents: 0,
  buildings: 0,
  areaM2: 0,
  compounds: 0,
  bodies: 0,
  coveredBodies: 0,
  halls: 0,
  centres: 0,
  stations: 0,
  candidates: 0,
})

const addSums = (into: Sums, from: Sums): void => {
  for (const key of Object.keys(into) as (keyof Sums)[]) into[key] += from[key]
}

const placeSum: Readonly<Record<PlaceKind, 'halls' | 'centres' | 'stations' | null>> = {
  hall: 'halls',
  centre: 'centres',
  station: 'stations',
  'community-rooms': null,
}

const readRows = async (sql: Sql, scope: queries.PlanScope) => {
  const [grids, buildings, organizations, posts, places, centres, bodies, compounds] = await Promise.all([
    queries.selectGrids(sql, scope),
    queries.selectBuildingSums(sql, scope),
    queries.selectOrganizationNames(sql, scope),
    queries.selectPostSums(sql, scope),
    queries.selectPlaces(sql, scope),
    queries.selectUnitsWithCentre(sql, scope),
    queries.selectBodySums(sql, scope),
    queries.selectCompoundCounts(sql, scope),
  ])
  const points = await queries.selectBuildingPoints(sql, scope)
  return {
    grids,
    buildings,
    organizations,
    posts,
    places,
    centres,
    bodies,
    compounds,
    points,
  }
}
type Rows = Awaited<ReturnType<typeof readRows>>

/** Sums by basic grid; the entry with null holds what lies outside every grid of the plan. */
const sumByBasic = (rows: Rows): Map<string | null, Sums> => {
  const sums = new Map<string | null, Sums>([[null, noSums()]])
  for (const grid of rows.grids) {
    if (grid.polygon !== null) sums.set(grid.code, { ...noSums(), areaM2: areaM2(grid.polygon) })
  }
  const outside = sums.get(null) ?? noSums()
  const of = (code: string | null) => sums.get(code) ?? outside
  for (const { basicCode, households, residents, buildings } of rows.buildings)
    addSums(of(basicCode), { ...noSums(), households, residents, buildings })
  for (const { basicCode, compounds } of rows.compounds) of(basicCode).compounds += compounds
  for (const { basicCode, total, covered } of rows.bodies)
    addSums(of(basicCode), { ...noSums(), bodies: total, coveredBodies: covered })
  for (const { basicCode, kind, operating } of rows.places) {
    const sum = operating ? placeSum[kind] : 'candidates'
    if (sum !== null) of(basicCode)[sum] += 1
  }
  return sums
}

export const loadStreetFacts = async (sql: Sql, scope: queries.PlanScope): Promise<StreetFacts> => {
  const rows = await readRows(sql, scope)
  const sums = sumByBasic(rows)
  const plain = buildGridTree<GridNode>(rows.grids)
  const organizationNames = new Map(rows.organizations.map((it) => [it.gridCode, it.name]))
  const posts = new Map(rows.posts.map((it) => [it.gridCode, it]))
  const postsOf = (code: string | null) => {
    const { planned = 0, filled = 0 } = posts.get(code) ?? {}
    return { planned, filled }
  }
  const nodes = rows.grids.map(({ code, level, parentCode, name }): FactNode => {
    const total = noSums()
    for (const basic of plain.basicsOf(code)) addSums(total, sums.get(basic.code) ?? noSums())
    return {
      code,
      level,
      parentCode,
      name,
      sums: total,
      organizationName: organizationNames.get(code) ?? null,
      posts: postsOf(code),
    }
  })
  const whole = noSums()
  for (const each of sums.values()) addSums(whole, each)
  const unitsWithCentre = new Set(rows.centres.map((it) => it.code))
  const withOrganization = new Set(rows.organizations.flatMap((it) => it.gridCode ?? []))
  return {
    tree: buildGridTree(nodes),
    polygons: new Map(rows.grids.flatMap(({ code, polygon }) => (polygon === null ? [] : [[code, polygon]]))),
    sums: whole,
    streetOrganization: organizationNames.get(null) ?? null,
    streetPosts: postsOf(null),
    gaps: findGaps(nodes, withOrganization, unitsWithCentre),
    unitsWithCentre,
    homes: rows.points
      .filter((it) => it.households > 0)
      .map(({ lon, lat, households }) => ({ lon, lat, weight: households })),
  }
}
