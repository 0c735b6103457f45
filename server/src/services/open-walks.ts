import { fail, ok, type Result } from '@wangge/geodata'
import type { Database } from '../db/database.ts'
import { type GroundRow, selectGroundSource, selectWalkSource } from '../db/queries/walk-source.ts'
import { readWalkFiles, type StoredWalks, writeWalkFiles } from '../db/walk-network.ts'
import type { ThreadClient } from '../workers/thread-client.ts'
import type { WalkCalls } from '../workers/walk-messages.ts'
import type { WalkFiles } from '../db/build-walks.ts'
import type { StreetView } from './street-data.ts'

type Thread = ThreadClient<WalkCalls>

interface StreetRows {
  readonly ground: GroundRow
  /** null where none are stored, or of another version of the street. */
  readonly files: StoredWalks | null
}

/**
 * Opens a street in the thread. Where its network is not stored, is of another version of the street or cannot be read,
 * it is built from the tables, by the thread, and stored. `unknown-street`: it is gone.
 */
export const openWalks = async (
  db: Database,
  thread: Thread,
  { head, planId }: StreetView,
  key: string,
): Promise<Result<null>> => {
  const rows = await readRows(db, head.id, planId)
  if (rows === null) return fail('unknown-street')
  const { ground, files } = rows
  if (files !== null) {
    const opened = await openIn(thread, key, files, ground)
    if (opened.ok || opened.failure.code !== 'unreadable') return opened
    process.stderr.write(
      `${head.id}: stored network, ${JSON.stringify(opened.failure.detail)}; built again\n`,
    )
  }
  const built = await build(db, thread, head.id, ground.version)
  return built.ok ? openIn(thread, key, built.value, ground) : built
}

/** All as of one moment. */
const readRows = (db: Database, streetId: string, planId: string): Promise<StreetRows | null> =>
  db.sql.begin('ISOLATION LEVEL REPEATABLE READ READ ONLY', async (tx) => {
    const ground = await selectGroundSource(tx, streetId, planId)
    if (ground === null) return null
    const files = await readWalkFiles(tx, streetId)
    return { ground, files: files?.version === ground.version ? files : null }
  })

const build = async (
  db: Database,
  thread: Thread,
  streetId: string,
  version: number,
): Promise<Result<WalkFiles>> => {
  const built = await thread.ask('build', { source: await selectWalkSource(db.sql, streetId) })
  if (!built.ok) return built
  try {
    await db.sql.begin((tx) => writeWalkFiles(tx, streetId, version, built.value))
  } catch (error) {
    // Answers do not wait for it: what is not stored is built again by the next server.
    process.stderr.write(`${streetId}: network not stored: ${String(error)}\n`)
  }
  return ok(built.value)
}

const openIn = (
  thread: Thread,
  key: string,
  { network, buildings }: WalkFiles,
  { source }: GroundRow,
): Promise<Result<null>> =>
  thread.ask('open', { key, files: { network, buildings }, source }, [network.buffer, buildings.buffer])
