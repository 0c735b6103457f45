import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { inject } from 'vitest'
import { createClient } from '../../server/src/db/client.ts'
import type { Database } from '../../server/src/db/database.ts'
import { openDatabase, prepare } from '../../server/src/db/open.ts'
import { copyTemplate } from './embedded-template.ts'

/** Reads `WANGGE_TEST_DATABASE` of the vitest project: which of the two databases this run is about. */
export const databaseKind = (): Database['kind'] => inject('database').kind

/** Declares tests of what only one of the two has; on the other they are not there, rather than skipped. */
export const onlyOn = (kind: Database['kind'], declare: () => void): void => {
  if (databaseKind() === kind) declare()
}

/** What is opened by the first who asks and kept to the end of the run: for what everyone reads and nobody changes. */
export const keptOpen = (openOnce: () => Promise<Database>): (() => Promise<Database>) => {
  let kept: Promise<Database> | undefined
  return () => {
    kept ??= openOnce().then((db) => ({ ...db, close: async () => {} }))
    return kept
  }
}

/**
 * The database with the demo street, one connection for all test files; everyone reads it, so leave it as it was. On
 * the embedded one no second connection gets an answer while a transaction is open.
 */
export const testDatabase = keptOpen(async () => {
  const target = inject('database')
  if (target.kind === 'postgres')
    return open({ url: `${target.server}/${target.demoDatabase}`, dataDir: '', maxConnections: 4 })
  const sql = createClient({ url: null, path: target.socketPath, maxConnections: 1 })
  const prepared = await prepare(sql, { url: null, path: target.socketPath }, () => sql.end())
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.failure))
  return prepared.value
})

/** A place for a database of the test's own: migrated, empty, opened by nobody yet. */
export interface FreshTarget {
  readonly url: string | null
  readonly dataDir: string
  /** The same for a child process. */
  readonly env: { readonly DATABASE_URL: string } | { readonly WANGGE_DATA: string }
  remove(): Promise<void>
}

export const freshTarget = async (): Promise<FreshTarget> => {
  const target = inject('database')
  if (target.kind === 'embedded') {
    const dataDir = copyTemplate(target.emptyDataDir, target.scratchDir)
    const remove = async () => rmSync(dataDir, { recursive: true, force: true })
    return { url: null, dataDir, env: { WANGGE_DATA: dataDir }, remove }
  }
  const name = `wangge_${randomBytes(6).toString('hex')}`
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${target.emptyDatabase}`)
  const url = `${target.server}/${name}`
  const remove = () => asAdmin(`DROP DATABASE ${name} WITH (FORCE)`)
  return { url, dataDir: '', env: { DATABASE_URL: url }, remove }
}

/** A migrated, empty database of the test's own; closing it removes it. Takes 3 s embedded, 0.2 s otherwise. */
export const freshDatabase = async (): Promise<Database> => {
  const target = await freshTarget()
  const db = await open({ url: target.url, dataDir: target.dataDir })
  return {
    ...db,
    close: async () => {
      await db.close()
      await target.remove()
    },
  }
}

const open = async (options: Parameters<typeof openDatabase>[0]): Promise<Database> => {
  const opened = await openDatabase(options)
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  return opened.value
}

/** Runs one statement on the throwaway PostgreSQL's own database. */
const asAdmin = async (statement: string): Promise<void> => {
  const target = inject('database')
  if (target.kind !== 'postgres') throw new Error('only PostgreSQL has several databases')
  const admin = createClient({ url: `${target.server}/postgres`, maxConnections: 1 })
  await admin.unsafe(statement)
  await admin.end()
}
