import { fail, ok, type Result } from '../model/result.ts'
import { withAdjacency } from './adjacency.ts'
import { crc32 } from '../model/checksum.ts'
import { inconsistency } from './check-columns.ts'
import { edgeCount, nodeCount, type StoredColumns, type WalkNetwork } from './walk-network.ts'

/** Raised with every change of the layout; other versions are refused, and the network is built again from its ways. */
export const networkVersion = 1

/** `WGWN` in the bytes' own order: a reader of the other byte order does not find it. */
const magic = 0x4e574757
const headerBytes = 32

export type NetworkFileFailure =
  | 'not-a-network'
  | 'network-version'
  | 'network-truncated'
  | 'network-checksum'
  | 'network-inconsistent'

type ColumnType =
  | Int32ArrayConstructor
  | Float64ArrayConstructor
  | Uint8ArrayConstructor
  | Int8ArrayConstructor
type Counts = { readonly nodes: number; readonly edges: number; readonly points: number }

/** Order in the file: eight-byte columns first, then four, then one, so that each begins on its own boundary. */
const layout: readonly (readonly [keyof StoredColumns, ColumnType, (counts: Counts) => number])[] = [
  ['shapeM', Float64Array, ({ points }) => points],
  ['nodeLon', Int32Array, ({ nodes }) => nodes],
  ['nodeLat', Int32Array, ({ nodes }) => nodes],
  ['nodeComponent', Int32Array, ({ nodes }) => nodes],
  ['edgeFrom', Int32Array, ({ edges }) => edges],
  ['edgeTo', Int32Array, ({ edges }) => edges],
  ['edgeWay', Int32Array, ({ edges }) => edges],
  ['shapeStart', Int32Array, ({ edges }) => edges + 1],
  ['shapeLon', Int32Array, ({ points }) => points],
  ['shapeLat', Int32Array, ({ points }) => points],
  ['edgeClass', Uint8Array, ({ edges }) => edges],
  ['edgeFlags', Uint8Array, ({ edges }) => edges],
  ['edgeLevel', Int8Array, ({ edges }) => edges],
]

const bodyBytes = (counts: Counts): number =>
  layout.reduce((sum, [, Column, length]) => sum + Column.BYTES_PER_ELEMENT * length(counts), 0)

/**
 * The network as bytes: header (magic, version, counts of nodes, edges and shape points, bytes of the body, CRC-32 of
 * counts and body; Uint32 each) and the stored columns. The same network always gives the same bytes.
 */
export const writeNetwork = (network: WalkNetwork): ArrayBuffer => {
  const counts = { nodes: nodeCount(network), edges: edgeCount(network), points: network.shapeM.length }
  const buffer = new ArrayBuffer(headerBytes + bodyBytes(counts))
  let offset = headerBytes
  for (const [name, Column, length] of layout) {
    new Column(buffer, offset, length(counts)).set(network[name])
    offset += Column.BYTES_PER_ELEMENT * length(counts)
  }
  const header = new Uint32Array(buffer, 0, headerBytes / 4)
  header.set([magic, networkVersion, counts.nodes, counts.edges, counts.points, bodyBytes(counts)])
  header[6] = checksum(buffer)
  return buffer
}

/**
 * The network in a buffer, its columns views of it (shared memory included). Errors: `not-a-network`,
 * `network-version`, `network-truncated` (also bytes too many), `network-checksum`, and `network-inconsistent` where
 * the columns do not fit together.
 */
export const readNetwork = (buffer: ArrayBufferLike): Result<WalkNetwork, NetworkFileFailure> => {
  if (buffer.byteLength < 8) return fail('not-a-network')
  const header = new Uint32Array(buffer, 0, Math.min(headerBytes, buffer.byteLength & ~3) / 4)
  if (header[0] !== magic) return fail('not-a-network')
  if (header[1] !== networkVersion) {
    return fail('network-version', { found: header[1] as number, expected: networkVersion })
  }
  if (buffer.byteLength < headerBytes) return fail('network-truncated', { bytes: buffer.byteLength })
  const counts = {
    nodes: header[2] as number,
    edges: header[3] as number,
    points: header[4] as number,
  }
  const expected = headerBytes + bodyBytes(counts)
  if (header[5] !== expected - headerBytes || buffer.byteLength !== expected) {
    return fail('network-truncated', { bytes: buffer.byteLength, expected })
  }
  if (header[6] !== checksum(buffer)) return fail('network-checksum')
  const columns: Record<string, unknown> = {}
  let offset = headerBytes
  for (const [name, Column, length] of layout) {
    columns[name] = new Column(buffer as ArrayBuffer, offset, length(counts))
    offset += Column.BYTES_PER_ELEMENT * length(counts)
  }
  const stored = columns as unknown as StoredColumns
  const wrong = inconsistency(stored)
  return wrong === null ? ok(withAdjacency(stored)) : fail('network-inconsistent', { column: wrong })
}

/** Of everything but the header's magic, version and the checksum itself. */
const checksum = (buffer: ArrayBufferLike): number =>
  (crc32(new Uint8Array(buffer, 8, 16)) ^ crc32(new Uint8Array(buffer, headerBytes))) >>> 0
