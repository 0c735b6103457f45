import { expect } from 'vitest'
import type { Role } from '../../server/src/auth/permissions.ts'
import { uploadDefaults } from '../../server/src/imports/requests/uploads.ts'
import type {
  ImportMapping,
  ImportPreviewed,
  ImportUploaded,
} from '../../server/src/routes/imports-schema.ts'
import { writeStreet } from '../../server/src/db/write-street.ts'
import { freshDatabase } from '../support/databases.ts'
import { buildImportThread } from '../support/import-thread.ts'
import { latticeStreet } from '../support/lattice-street.ts'
import { type Setup, setUp } from './auth-fixture.ts'
import type { Database } from '../../server/src/db/database.ts'

/** Squares of a thousandth of a degree from 120° E, 32° N; its data end with the first day of 2026. */
export const square = '999900001'
export const importPath = '/api/v1/imports/requests'
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const header = '工单编号,诉求类别,受理时间,经度,纬度,描述,签收时间,办结时间,是否解决,是否满意'
/** What `header` means. */
export const mapping: ImportMapping = {
  externalId: '工单编号',
  category: '诉求类别',
  createdAt: '受理时间',
  lon: '经度',
  lat: '纬度',
  description: '描述',
  signedAt: '签收时间',
  closedAt: '办结时间',
  solved: '是否解决',
  satisfied: '是否满意',
}
export const csv = (...rows: readonly string[]): string => `${[header, ...rows].join('\n')}\n`

export interface ImportSetup extends Setup {
  readonly db: Database
  close(): Promise<void>
  send(
    file: string | Uint8Array,
    options?: { type?: string; search?: string; role?: Role; headers?: Record<string, string> },
  ): Promise<Response>
  /** Sends a file that is expected to be taken. */
  upload(file: string | Uint8Array, search?: string): Promise<ImportUploaded>
  preview(id: string, body?: object): Promise<Response>
  previewed(id: string, body?: object): Promise<ImportPreviewed>
  commit(id: string, body?: object): Promise<Response>
}

const latticeDatabase = async (): Promise<Database> => {
  const db = await freshDatabase()
  const written = await writeStreet(db, latticeStreet(square), { kind: 'demo', source: 'test' })
  if (!written.ok) throw new Error(JSON.stringify(written.failure))
  return db
}

const jsonOf = async <T>(response: Response, status: number): Promise<T> => {
  const body: unknown = await response.json()
  expect([response.status, body]).toEqual([status, expect.anything()])
  return body as T
}

/** The app on a street of squares, in a database of its own. */
export const importSetup = async (): Promise<ImportSetup> => {
  const [db, thread] = await Promise.all([latticeDatabase(), buildImportThread()])
  const setup = setUp(db, { uploads: { ...uploadDefaults, start: thread.start } })
  const local = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
  const send: ImportSetup['send'] = async (
    file,
    { type = 'text/csv', search = '', role, headers = {} } = {},
  ) =>
    setup.app.request(
      `${importPath}${search}`,
      {
        method: 'POST',
        body: file as BodyInit,
        headers: {
          ...(type === '' ? {} : { 'Content-Type': type }),
          ...(role === undefined ? {} : { 'X-Demo-Role': role }),
          ...headers,
        },
      },
      local,
    )
  const ask = (id: string, what: 'preview' | 'commit', body: object = { mapping }) =>
    setup.ask(`${importPath}/${id}/${what}`, { method: 'POST', body })
  return {
    ...setup,
    db,
    close: async () => {
      await db.close()
      thread.remove()
    },
    send,
    upload: async (file, search = '') => jsonOf<ImportUploaded>(await send(file, { search }), 201),
    preview: (id, body) => ask(id, 'preview', body),
    previewed: async (id, body) => jsonOf<ImportPreviewed>(await ask(id, 'preview', body), 200),
    commit: (id, body) => ask(id, 'commit', body),
  }
}
