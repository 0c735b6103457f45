import type { StreetDataset } from '@wangge/geodata'
import { expect } from 'vitest'
import type { Database } from '../../server/src/db/database.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { freshDatabase, keptOpen } from '../support/databases.ts'
import { emptyHomesStreet, walkStreet, waylessStreet } from '../support/walk-street.ts'
import { type Api, problemOf, useApi } from './api-fixture.ts'

/** `walkStreet`, `waylessStreet` and `emptyHomesStreet` of the support files. */
export const walkable = '000000001'
export const wayless = '000000002'
export const homeless = '000000003'

const write = async (db: Database, dataset: StreetDataset): Promise<void> => {
  const written = await writeStreet(db, dataset, { kind: 'demo', source: 'test' })
  if (!written.ok) throw new Error(JSON.stringify(written.failure))
}

const walkDatabase = keptOpen(async () => {
  const db = await freshDatabase()
  await write(db, walkStreet(walkable))
  await write(db, waylessStreet(wayless))
  await write(db, emptyHomesStreet(homeless))
  return db
})

/** The app on a database with the three streets of known walks, which all files share and nobody changes. */
export const useWalkApi = (): Api => useApi(walkDatabase)

export const expectProblem = async (response: Response, status: number, code: string): Promise<void> => {
  expect(response.status).toBe(status)
  expect(await problemOf(response)).toEqual({ status, code, type: 'application/problem+json' })
}

/** A body that is sent as it is, right or wrong. */
export const postRaw = async (
  api: Api,
  path: string,
  body: string,
  contentType: string | null,
): Promise<Response> =>
  api.app.request(
    path,
    {
      method: 'POST',
      body,
      headers: {
        ...(contentType === null ? {} : { 'Content-Type': contentType }),
        'Content-Length': String(Buffer.byteLength(body)),
      },
    },
    { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
  )

/** Counts of every table that a question could have written to. */
export const rowCounts = async ({ db }: Api): Promise<unknown> =>
  db.sql`
    SELECT (SELECT array_agg(id || ' ' || version || ' ' || changed_at ORDER BY id) FROM street) AS streets,
           (SELECT count(*)::int FROM place) AS places,
           (SELECT count(*)::int FROM building) AS buildings,
           (SELECT count(*)::int FROM audit_log) AS audits,
           (SELECT count(*)::int FROM import_run) AS runs`
