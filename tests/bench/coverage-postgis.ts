import {
  buildingPosition,
  edgeCount,
  edgeLengthM,
  fromLattice,
  type GridCode,
  localMetres,
  type StreetWalks,
} from '@wangge/geodata'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import postgres from 'postgres'
import { startCluster } from '../support/throwaway-cluster.ts'

/** The same street in PostgreSQL, in metres on a plane, with the indexes its users would make. */
export interface StreetPeer {
  /** Metres by building id; those who reach no centre are left out. Kept for what follows. */
  walks(): Promise<Map<number, number>>
  /** Households within each limit by grid. */
  coverage(limits: readonly number[]): Promise<Map<string, number[]>>
  /** Ground within `reachM` of uncovered houses, not within it of covered ones; whole footprints to whom they belong. */
  gaps(limitM: number, reachM: number): Promise<{ areaM2: number; gaps: number; households: number }>
  /** Reached pieces of ways, with a buffer. */
  unitedM2(limitM: number, bufferM: number): Promise<number>
  areaM2(polygon: Polygon | MultiPolygon): Promise<number>
  stop(): Promise<void>
}

export const startPeer = async (
  walks: StreetWalks,
  shapes: ReadonlyMap<number, Polygon>,
): Promise<StreetPeer> => {
  const cluster = await startCluster()
  const sql = postgres(`${cluster.server}/postgres`, { max: 1, onnotice: () => {} })
  const plane = planeOf(walks.ground.boundary)
  await load(sql, walks, shapes, plane)
  return {
    walks: async () => {
      await sql`drop table if exists walk, reached`
      await sql`create temp table reached as select node, agg_cost as metres
        from pgr_drivingDistance('select id, source, target, cost from graph', -1, 1e6, false)`
      await sql`create index on reached (node)`
      await sql`analyze reached`
      await sql`create temp table walk as
        select b.id, b.households, b.basic, b.geom, least(s.metres + b.offset_m, t.metres + e.cost - b.offset_m,
          (select min(c.before_m + abs(c.offset_m - b.offset_m)) from centre c where c.edge = b.edge)) as metres
        from building b left join edge e on e.id = b.edge
        left join reached s on s.node = e.source left join reached t on t.node = e.target`
      await sql`analyze walk`
      const rows = await sql`select id, metres from walk where metres is not null`
      return new Map(rows.map((row) => [row.id as number, row.metres as number]))
    },
    coverage: async (limits) => {
      const rows =
        await sql`select l.grid, array_agg(w.households order by limit_m) as households from lineage l join (
          select basic, limit_m, coalesce(sum(households) filter (where metres <= limit_m), 0) as households
          from walk, unnest(${sql.array([...limits], 701)}::float8[]) as limit_m group by basic, limit_m) w
        on w.basic = l.basic group by l.grid, l.basic`
      const found = new Map<string, number[]>()
      for (const { grid, households } of rows) {
        const sums = found.get(grid as string) ?? limits.map(() => 0)
        found.set(
          grid as string,
          sums.map((sum, k) => sum + Number(households[k])),
        )
      }
      return found
    },
    gaps: async (limitM, reachM) => {
      const [row] =
        await sql`with house as (select geom, households, coalesce(metres <= ${limitM}, false) as covered
          from walk where basic is not null and households > 0),
        sides as (select st_union(geom) filter (where not covered) as here, st_union(geom) filter (where covered) as there,
          st_union(st_buffer(geom, ${reachM})) filter (where not covered) as near,
          st_union(st_buffer(geom, ${reachM})) filter (where covered) as far from house),
        gap as materialized (select (st_dump(st_intersection(st_union(here,
          st_difference(st_difference(near, far), there)), boundary.geom))).geom as geom from sides, boundary)
        select (select sum(st_area(geom)) from gap) as area, (select count(*) from gap) as gaps,
          (select sum(households) from house where not covered and
            exists (select from gap where st_intersects(gap.geom, st_pointonsurface(house.geom)))) as households`
      return { areaM2: row?.area as number, gaps: Number(row?.gaps), households: Number(row?.households) }
    },
    unitedM2: async (limitM, bufferM) => {
      const [row] =
        await sql`with ends as (select e.geom, e.cost, s.metres as from_m, t.metres as to_m from edge e
          left join reached s on s.node = e.source left join reached t on t.node = e.target where e.cost > 0),
        piece as (
          select st_linesubstring(geom, 0, least(1, (${limitM} - from_m) / cost)) as geom from ends where from_m < ${limitM}
          union all
          select st_linesubstring(geom, greatest(0, 1 - (${limitM} - to_m) / cost), 1) from ends where to_m < ${limitM}
          union all
          select st_linesubstring(e.geom, greatest(0, (c.offset_m - (${limitM} - c.before_m)) / e.cost),
            least(1, (c.offset_m + (${limitM} - c.before_m)) / e.cost))
          from centre c join edge e on e.id = c.edge where c.before_m < ${limitM} and e.cost > 0)
        select st_area(st_union(st_buffer(geom, ${bufferM}))) as area from piece`
      return row?.area as number
    },
    areaM2: async (polygon) => {
      const [row] = await sql`select st_area(st_geomfromtext(${wkt(polygon, plane)})) as area`
      return row?.area as number
    },
    stop: async () => {
      await sql.end()
      await cluster.stop()
    },
  }
}

type Plane = (at: Position) => string

const planeOf = ({ coordinates }: Polygon): Plane => {
  const { toMetres } = localMetres(coordinates[0]?.[0] ?? [0, 0])
  return ([lon = 0, lat = 0]) => toMetres(lon, lat).join(' ')
}

const wkt = (shape: Polygon | MultiPolygon, plane: Plane): string => {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates
  const rings = polygons.map(
    (polygon) => `(${polygon.map((ring) => `(${ring.map(plane).join(',')})`).join(',')})`,
  )
  return `MULTIPOLYGON(${rings.join(',')})`
}

const load = async (
  sql: postgres.Sql,
  walks: StreetWalks,
  shapes: ReadonlyMap<number, Polygon>,
  plane: Plane,
): Promise<void> => {
  const { network, ground } = walks
  await sql`create extension postgis`
  await sql`create extension pgrouting`
  await sql`create table edge (id int primary key, source int, target int, cost float8, geom geometry)`
  await sql`create table building (id int primary key, edge int, offset_m float8, households int, basic text, geom geometry)`
  await sql`create table centre (number int primary key, edge int, offset_m float8, before_m float8)`
  await sql`create table lineage (basic text, grid text)`
  await sql`create table boundary as select st_geomfromtext(${wkt(ground.boundary, plane)}) as geom`
  const lines = Array.from({ length: edgeCount(network) }, (_, edge) => {
    const points: string[] = []
    for (let p = network.shapeStart[edge] as number; p < (network.shapeStart[edge + 1] as number); p += 1) {
      const at = [fromLattice(network.shapeLon[p] as number), fromLattice(network.shapeLat[p] as number)]
      points.push(plane(at))
    }
    return `LINESTRING(${points.join(',')})`
  })
  await sql`insert into edge select (e->>0)::int, (e->>1)::int, (e->>2)::int, (e->>3)::float8, st_geomfromtext(e->>4)
    from jsonb_array_elements(${sql.json(
      lines.map((line, edge) => [
        edge,
        network.edgeFrom[edge] as number,
        network.edgeTo[edge] as number,
        edgeLengthM(network, edge),
        line,
      ]),
    )}) as e`
  const { buildings, basic, grids } = ground
  await sql`insert into building select (b->>0)::int, (b->>1)::int, (b->>2)::float8, (b->>3)::int, b->>4, st_geomfromtext(b->>5)
    from jsonb_array_elements(${sql.json(
      Array.from(buildings.id, (id, k) => {
        const shape = shapes.get(id)
        if (shape === undefined)
          throw new Error(`building ${id} at ${buildingPosition(buildings, k)} has no shape`)
        const edge = buildings.edge[k] as number
        return [
          id,
          edge < 0 ? null : edge,
          buildings.offsetM[k] as number,
          buildings.households[k] as number,
          grids[basic[k] as number]?.code ?? null,
          wkt(shape, plane),
        ]
      }),
    )}) as b`
  const standing = walks.centresUnder()
  for (const [number, { snapped }] of standing.places.entries()) {
    if (snapped === null || standing.covers[number] !== true) continue
    await sql`insert into centre values (${number}, ${snapped.edge}, ${snapped.offsetM}, ${snapped.snappedM})`
  }
  const parents = new Map<GridCode, GridCode | null>(grids.map(({ code, parentCode }) => [code, parentCode]))
  const lineage = grids.flatMap(({ code, level }) => {
    const above: string[] = []
    for (let at: GridCode | null = level === 'basic' ? code : null; at !== null; at = parents.get(at) ?? null)
      above.push(at)
    return above.map((grid) => ({ basic: code, grid }))
  })
  await sql`insert into lineage ${sql(lineage)}`
  // All centres are one more node, joined to both ends of their edges: the walk from it is that from the nearest.
  await sql`create table graph as select id::bigint, source::bigint, target::bigint, cost from edge
    union all select 1000000 + 2 * c.number, -1, e.source, c.before_m + c.offset_m from centre c join edge e on e.id = c.edge
    union all select 1000001 + 2 * c.number, -1, e.target, c.before_m + e.cost - c.offset_m from centre c join edge e on e.id = c.edge`
  await sql`create index on edge (source)`
  await sql`create index on edge (target)`
  await sql`create index on building (edge)`
  await sql`create index on building using gist (geom)`
  await sql`analyze`
}
