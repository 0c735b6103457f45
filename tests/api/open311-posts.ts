import { inside, type Open311Site } from './open311-fixture.ts'

/** What a post needs. */
export const good = { service_code: 'livelihood', ...inside }

export interface Made {
  readonly service_request_id: string
  readonly service_notice: string
  readonly account_id: null
}

export interface Stored {
  category: string
  basicCode: string | null
  ownership: string
  description: string
  removedCount: number
  origin: string
  lon: number
  lat: number
  stages: number[]
}

/** Posts requests and looks at what the database has of them. */
export const postsOf = (api: Open311Site) => ({
  /** What is said of a good post with these fields; throws where it is refused. */
  made: async (
    fields: Readonly<Record<string, string | readonly string[]>>,
    options: Parameters<Open311Site['post']>[1] = {},
  ): Promise<Made> => {
    const answer = await api.post({ ...good, ...fields }, options)
    if (answer.status !== 200) throw new Error(answer.text)
    const [only] = answer.content as Made[]
    if (only === undefined) throw new Error(answer.text)
    return only
  },
  stored: async (id: string): Promise<Stored | undefined> => {
    const [row] = await api.db.sql<Stored[]>`
      SELECT category, basic_code AS "basicCode", ownership, description, removed_count AS "removedCount", origin,
             ST_X(geom) AS lon, ST_Y(geom) AS lat,
             (SELECT array_agg(stage::int ORDER BY seq) FROM request_event e
               WHERE e.street_id = r.street_id AND e.request_id = r.id) AS stages
        FROM request r WHERE street_id || '.' || id = ${id}`
    return row
  },
  countRequests: async (): Promise<number> => {
    const [row] = await api.db.sql<{ n: number }[]>`SELECT count(*)::int AS n FROM request`
    return row?.n ?? 0
  },
})
