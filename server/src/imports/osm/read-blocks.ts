import { inflateSync } from 'node:zlib'
import { fail, ok, type Result } from '@wangge/geodata'
import type { OsmFileFailure } from './osm-data.ts'
import { protobufFields } from './protobuf-fields.ts'

/** One block of a PBF file, unpacked. */
export interface PbfBlock {
  readonly type: 'OSMHeader' | 'OSMData'
  readonly bytes: Buffer
}

/** Limits of the format itself (wiki.openstreetmap.org/wiki/PBF_Format, "File format"). */
const maxHeaderBytes = 64 * 1024
const maxBlobBytes = 32 * 1024 * 1024

/**
 * Walks the frames of a PBF file: length, BlobHeader, Blob, again and again to exactly the end of the file.
 * Errors: `not-osm-pbf` when the first frame is none, `file-cut-off` when the file ends inside a frame, `file-damaged`
 * when a later frame makes no sense. osm-pbf-parser-node's own stream dies of such files outside of any promise, so
 * only its decoder of data blocks is used.
 */
export const readBlocks = (file: Buffer): Result<PbfBlock[], OsmFileFailure> => {
  const blocks: PbfBlock[] = []
  let at = 0
  while (at < file.length) {
    const bad = blocks.length === 0 ? 'not-osm-pbf' : 'file-damaged'
    const detail = { atByte: at, bytes: file.length }
    if (file.length - at < 4) return fail(blocks.length === 0 ? bad : 'file-cut-off', detail)
    const headerBytes = file.readUInt32BE(at)
    if (headerBytes === 0 || headerBytes > maxHeaderBytes) return fail(bad, detail)
    const headerEnd = at + 4 + headerBytes
    if (headerEnd > file.length) return fail(startsLikeHeader(file) ? 'file-cut-off' : bad, detail)
    const header = readBlobHeader(file.subarray(at + 4, headerEnd))
    if (header === null || header.dataBytes > maxBlobBytes) return fail(bad, detail)
    if (blocks.length === 0 && header.type !== 'OSMHeader') return fail('not-osm-pbf', detail)
    const end = headerEnd + header.dataBytes
    if (end > file.length) return fail('file-cut-off', detail)
    if (header.type === 'OSMHeader' || header.type === 'OSMData') {
      const bytes = unpackBlob(file.subarray(headerEnd, end))
      if (bytes === null) return fail('file-damaged', detail)
      blocks.push({ type: header.type, bytes })
    }
    at = end
  }
  if (blocks.length === 0) return fail('not-osm-pbf', { atByte: 0, bytes: file.length })
  if (!blocks.some((block) => block.type === 'OSMData')) {
    return fail('file-cut-off', { atByte: at, bytes: file.length })
  }
  return ok(blocks)
}

/** The first bytes of every OSM PBF: a BlobHeader whose type is OSMHeader. */
const startsLikeHeader = (file: Buffer): boolean =>
  file.subarray(4, 15).equals(Buffer.concat([Buffer.from([0x0a, 0x09]), Buffer.from('OSMHeader')]))

const readBlobHeader = (bytes: Buffer): { type: string; dataBytes: number } | null => {
  let type: string | null = null
  let dataBytes: number | null = null
  try {
    for (const field of protobufFields(bytes)) {
      if (field.number === 1 && 'bytes' in field) type = Buffer.from(field.bytes).toString('latin1')
      if (field.number === 3 && 'varint' in field) dataBytes = field.varint
    }
  } catch {
    return null
  }
  return type === null || dataBytes === null ? null : { type, dataBytes }
}

/** Null for a blob that is broken or packed otherwise than raw or zlib (as osmium, osmosis and Geofabrik write). */
const unpackBlob = (bytes: Buffer): Buffer | null => {
  try {
    for (const field of protobufFields(bytes)) {
      if (field.number === 1 && 'bytes' in field) return Buffer.from(field.bytes)
      if (field.number === 3 && 'bytes' in field) {
        return inflateSync(field.bytes, { maxOutputLength: maxBlobBytes })
      }
    }
  } catch {
    return null
  }
  return null
}
