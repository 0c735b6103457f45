import type { ISql } from 'postgres'
import type { WalkFiles } from './build-walks.ts'

/** Larger values are written in pieces: the embedded database's socket takes quadratic time for one of many megabytes. */
const pieceBytes = 1_000_000

/**
 * Keeps a street's network with the version of the street that it is made from; a street that has moved on meanwhile
 * keeps none. One transaction with what it is made from, or of its own.
 */
export const writeWalkFiles = async (
  sql: ISql,
  streetId: string,
  version: number,
  { network, buildings }: WalkFiles,
): Promise<void> => {
  // Two servers may build the same one at a time, and an older one must not take a newer one's place.
  const begun = await sql`
    INSERT INTO walk_network AS kept (street_id, street_version, network, buildings)
    SELECT id, version, '', '' FROM street WHERE id = ${streetId} AND version = ${version} FOR KEY SHARE
    ON CONFLICT (street_id) DO UPDATE
      SET street_version = EXCLUDED.street_version, network = '', buildings = ''
      WHERE kept.street_version <= EXCLUDED.street_version`
  if (begun.count === 0) return
  for (const [column, bytes] of Object.entries({ network, buildings })) {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const piece = Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(pieceBytes, bytes.length - at))
      await sql`UPDATE walk_network SET ${sql(column)} = ${sql(column)} || ${piece}
        WHERE street_id = ${streetId} AND street_version = ${version}`
    }
  }
}

export interface StoredWalks extends WalkFiles {
  /** Of the street that they are made from. */
  readonly version: number
}

/** null where none is stored. The arrays have buffers of their own, which may change hands. */
export const readWalkFiles = async (sql: ISql, streetId: string): Promise<StoredWalks | null> => {
  const [row] = await sql<{ version: number; network: Uint8Array; buildings: Uint8Array }[]>`
    SELECT street_version AS version, network, buildings FROM walk_network WHERE street_id = ${streetId}`
  if (row === undefined) return null
  const { version, network, buildings } = row
  return { version, network: new Uint8Array(network), buildings: new Uint8Array(buildings) }
}
