import type { Bbox } from './osm-data.ts'
import { protobufFields, zigzag } from './protobuf-fields.ts'

export interface PbfHeader {
  readonly requiredFeatures: readonly string[]
  readonly bbox: Bbox | null
  readonly replicationMs: number | null
}

/** Features of the format that this reader understands. A file that requires another cannot be read rightly. */
export const knownFeatures: ReadonlySet<string> = new Set(['OsmSchema-V0.6', 'DenseNodes'])

/** HeaderBlock of the format: box in nanodegrees, required features, replication time in seconds. Throws RangeError. */
export const readHeader = (bytes: Uint8Array): PbfHeader => {
  const requiredFeatures: string[] = []
  let bbox: Bbox | null = null
  let replicationMs: number | null = null
  for (const field of protobufFields(bytes)) {
    if (field.number === 1 && 'bytes' in field) bbox = readBbox(field.bytes)
    if (field.number === 4 && 'bytes' in field)
      requiredFeatures.push(Buffer.from(field.bytes).toString('utf8'))
    if (field.number === 32 && 'varint' in field && field.varint > 0) replicationMs = field.varint * 1000
  }
  return { requiredFeatures, bbox, replicationMs }
}

const readBbox = (bytes: Uint8Array): Bbox | null => {
  const sides: (number | undefined)[] = []
  for (const field of protobufFields(bytes)) {
    if ('varint' in field) sides[field.number] = zigzag(field.varint) * 1e-9
  }
  const [, west, east, north, south] = sides
  if (west === undefined || east === undefined || north === undefined || south === undefined) return null
  return west < east && south < north ? [west, south, east, north] : null
}
