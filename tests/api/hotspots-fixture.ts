import {
  type HotspotGround,
  type HotspotOptions,
  type RequestHotspots,
  requestHotspots,
} from '@wangge/geodata'
import type { Database } from '../../server/src/db/database.ts'
import { type Hotspots, hotspotsSchema } from '../../server/src/routes/hotspots-schema.ts'
import type { Api } from './api-fixture.ts'

export const hotspotsPath = '/api/v1/hotspots'

type Role = Parameters<Api['json']>[1]

/** The answer, which has to fit its schema. */
export const askHotspots = async (api: Api, search: string, options?: Role): Promise<Hotspots> =>
  hotspotsSchema.parse(await api.json(`${hotspotsPath}?${search}`, options))

interface RequestPoint {
  readonly lon: number
  readonly lat: number
  readonly createdAtMs: number
  readonly category: string
  readonly basicCode: string | null
}

/** Requests of [from, to) as they stand in the table, read the plain way. */
export const requestsOf = async (
  { sql }: Database,
  streetId: string,
  from: Date,
  to: Date,
): Promise<RequestPoint[]> => {
  const rows = await sql<(Omit<RequestPoint, 'createdAtMs'> & { createdAt: Date })[]>`
    SELECT ST_X(geom) AS lon, ST_Y(geom) AS lat, created_at AS "createdAt", category, basic_code AS "basicCode"
      FROM request WHERE street_id = ${streetId} AND created_at >= ${from} AND created_at < ${to}`
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAtMs: createdAt.getTime() }))
}

export const h3Ground = async (
  { sql }: Database,
  streetId: string,
  resolution: number,
  requests: readonly RequestPoint[],
): Promise<HotspotGround> => {
  const homes = await sql<{ lon: number; lat: number; households: number }[]>`
    SELECT ST_X(ST_Centroid(geom)) AS lon, ST_Y(ST_Centroid(geom)) AS lat, households
      FROM building WHERE street_id = ${streetId} AND households > 0 ORDER BY id`
  return {
    kind: 'h3',
    resolution,
    requests: columnsOf(requests),
    homes: { ...columnsOf(homes), households: Float64Array.from(homes, ({ households }) => households) },
    area: null,
  }
}

const columnsOf = (points: readonly { readonly lon: number; readonly lat: number }[]) => ({
  lon: Float64Array.from(points, ({ lon }) => lon),
  lat: Float64Array.from(points, ({ lat }) => lat),
})

export const compared = (ground: HotspotGround, options: HotspotOptions): RequestHotspots => {
  const found = requestHotspots(ground, options)
  if (!found.ok) throw new Error(found.failure.code)
  return found.value
}

const figure = (value: number | undefined) => (Number.isFinite(value) ? (value ?? null) : null)

/** What the route has to say of each cell where nothing is withheld. */
export const cellsOf = ({ cells, requests, spots, singledOut }: RequestHotspots) =>
  cells.ids.map((id, i) => ({
    id,
    count: requests[i],
    households: cells.households[i],
    seen: figure(spots.seen[i]),
    expected: figure(spots.expected[i]),
    z: figure(spots.z[i]),
    p: figure(spots.p[i]),
    q: figure(spots.q[i]),
    band: spots.band[i],
    singledOut: singledOut[i] === 1,
  }))

/** The same of an answer. */
export const comparable = ({ cells }: Hotspots) =>
  cells.map(({ id, count, households, seen, expected, z, p, q, band, singledOut }) => ({
    id,
    count,
    households,
    seen,
    expected,
    z,
    p,
    q,
    band,
    singledOut,
  }))
