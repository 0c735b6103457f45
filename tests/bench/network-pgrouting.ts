import { once } from 'node:events'
import { edgeCount, edgeLengthM, nodeCount, type WalkNetwork } from '@wangge/geodata'
import type postgres from 'postgres'

/** Loads the network's graph the way pgRouting's users keep it: edges with cost and geometry, indexed. */
export const loadGraph = async (sql: postgres.Sql, network: WalkNetwork): Promise<void> => {
  await sql`create extension postgis`
  await sql`create extension pgrouting`
  await sql`create table node (id int primary key, geom geometry(Point, 4326))`
  await sql`create table edge (id int primary key, source int, target int, cost float8, geom geometry(LineString, 4326))`
  await copy(sql, 'node', nodeCount(network), (node) => {
    const at = `${degrees(network.nodeLon[node])} ${degrees(network.nodeLat[node])}`
    return `${node}\tSRID=4326;POINT(${at})\n`
  })
  await copy(sql, 'edge', edgeCount(network), (edge) => {
    const shape: string[] = []
    for (let p = network.shapeStart[edge] as number; p < (network.shapeStart[edge + 1] as number); p += 1) {
      shape.push(`${degrees(network.shapeLon[p])} ${degrees(network.shapeLat[p])}`)
    }
    const ends = `${network.edgeFrom[edge]}\t${network.edgeTo[edge]}\t${edgeLengthM(network, edge)}`
    return `${edge}\t${ends}\tSRID=4326;LINESTRING(${shape.join(',')})\n`
  })
  await sql`create index on edge using gist (geom)`
  await sql`vacuum analyze edge`
  await sql`vacuum analyze node`
}

const degrees = (steps: number | undefined): number => (steps ?? 0) / 1e7

const copy = async (sql: postgres.Sql, table: string, rows: number, line: (row: number) => string) => {
  const stream = await sql.unsafe(`copy ${table} from stdin`).writable()
  let chunk = ''
  for (let row = 0; row < rows; row += 1) {
    chunk += line(row)
    if (chunk.length < 1 << 20 && row < rows - 1) continue
    if (!stream.write(chunk)) await once(stream, 'drain')
    chunk = ''
  }
  stream.end()
  await once(stream, 'finish')
}

/**
 * Times each start inside the server, without the way to the client: the walk alone (its rows counted), and the walk
 * with the hull around its nodes. Edges are filtered by the box around the start before pgRouting sees them.
 */
export const timeDrivingDistance = async (
  sql: postgres.Sql,
  nodes: readonly number[],
  limitM: number,
): Promise<{ readonly walkMs: number[]; readonly areaMs: number[]; readonly nodes: number }> => {
  await sql`create table start as select ordinality as number, node
    from unnest(${sql.array([...nodes], 23)}::int[]) with ordinality as s(node, ordinality)`
  await sql`create table timing (number int, walk_ms float8, area_ms float8, nodes int)`
  await sql.unsafe(`do $do$
    declare s record; began timestamptz; walked timestamptz; ended timestamptz; found int; hull geometry; query text;
    begin
      for s in select number, node, st_x(geom) as lon, st_y(geom) as lat from start join node on id = node order by number loop
        query := format('select id, source, target, cost from edge where geom && st_makeenvelope(%s, %s, %s, %s, 4326)',
          s.lon - ${limitM} / (111320 * cos(radians(s.lat))), s.lat - ${limitM} / 110574.0,
          s.lon + ${limitM} / (111320 * cos(radians(s.lat))), s.lat + ${limitM} / 110574.0);
        began := clock_timestamp();
        select count(*) into found from pgr_drivingDistance(query, s.node, ${limitM}, false);
        walked := clock_timestamp();
        select st_concavehull(st_collect(n.geom), 0.3) into hull
          from pgr_drivingDistance(query, s.node, ${limitM}, false) d join node n on n.id = d.node;
        ended := clock_timestamp();
        insert into timing values (s.number, 1000 * extract(epoch from walked - began), 1000 * extract(epoch from ended - walked), found);
      end loop;
    end $do$`)
  const rows = await sql`select walk_ms, area_ms, nodes from timing order by number`
  return {
    walkMs: rows.map((row) => row.walk_ms as number),
    areaMs: rows.map((row) => row.area_ms as number),
    nodes: rows.reduce((sum, row) => sum + (row.nodes as number), 0) / rows.length,
  }
}

/** Times the same two queries as a program asks them, one after the other over the loopback. */
export const timeAsClient = async (
  sql: postgres.Sql,
  nodes: readonly { readonly node: number; readonly lon: number; readonly lat: number }[],
  limitM: number,
): Promise<{ readonly walkMs: number[]; readonly areaMs: number[] }> => {
  const walkMs: number[] = []
  const areaMs: number[] = []
  for (const { node, lon, lat } of nodes) {
    const dLat = limitM / 110574
    const dLon = limitM / (111320 * Math.cos((lat * Math.PI) / 180))
    const edges = `select id, source, target, cost from edge
      where geom && st_makeenvelope(${lon - dLon}, ${lat - dLat}, ${lon + dLon}, ${lat + dLat}, 4326)`
    let at = performance.now()
    await sql`select node, edge, agg_cost from pgr_drivingDistance(${edges}, ${node}::bigint, ${limitM}::float8, false)`
    walkMs.push(performance.now() - at)
    at = performance.now()
    await sql`select st_asgeojson(st_concavehull(st_collect(n.geom), 0.3))
      from pgr_drivingDistance(${edges}, ${node}::bigint, ${limitM}::float8, false) d join node n on n.id = d.node`
    areaMs.push(performance.now() - at)
  }
  return { walkMs, areaMs }
}

/** How many of the polygons (GeoJSON) PostGIS calls invalid. */
export const invalidPolygons = async (sql: postgres.Sql, polygons: readonly object[]): Promise<number> => {
  let invalid = 0
  for (const polygon of polygons) {
    const [row] = await sql`select st_isvalid(st_geomfromgeojson(${JSON.stringify(polygon)})) as valid`
    if (row?.valid !== true) invalid += 1
  }
  return invalid
}
