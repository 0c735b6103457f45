import { readFile, stat } from 'node:fs/promises'
import { fail, ok, type Result } from '@wangge/geodata'
import { parse } from 'osm-pbf-parser-node'
import { denseTagsEnd } from './check-dense.ts'
import type { Bbox, OsmData, OsmFileFailure, OsmMember, OsmNode, OsmRelation, OsmWay } from './osm-data.ts'
import { readBlocks } from './read-blocks.ts'
import { knownFeatures, readHeader } from './read-header.ts'

/** A large city's extract is about 40 MB; one of a province does not fit the memory this reader takes. */
export const maxFileBytes = 64 * 1024 * 1024

/**
 * Reads a whole `.osm.pbf` file. Errors: `file-unreadable`, `file-too-large` (over `maxFileBytes`), `not-osm-pbf`,
 * `file-cut-off`, `file-damaged`.
 */
export const readOsmFile = async (path: string): Promise<Result<OsmData, OsmFileFailure>> => {
  let bytes: Buffer
  try {
    const info = await stat(path)
    if (!info.isFile()) return fail('file-unreadable', { path })
    if (info.size > maxFileBytes)
      return fail('file-too-large', { path, bytes: info.size, maxBytes: maxFileBytes })
    bytes = await readFile(path)
  } catch {
    return fail('file-unreadable', { path })
  }
  const read = readOsm(bytes)
  return read.ok ? read : fail(read.failure.code, { path, ...read.failure.detail })
}

export const readOsm = (file: Buffer): Result<OsmData, OsmFileFailure> => {
  const blocks = readBlocks(file)
  if (!blocks.ok) return blocks
  const positions = new Map<number, readonly [number, number]>()
  const taggedNodes: OsmNode[] = []
  const ways = new Map<number, OsmWay>()
  const relations: OsmRelation[] = []
  let headerBbox: Bbox | null = null
  let replicationMs: number | null = null
  let newestObjectMs = 0
  try {
    for (const block of blocks.value) {
      if (block.type === 'OSMHeader') {
        const header = readHeader(block.bytes)
        const unknown = header.requiredFeatures.find((feature) => !knownFeatures.has(feature))
        if (unknown !== undefined) return fail('not-osm-pbf', { feature: unknown })
        headerBbox ??= header.bbox
        replicationMs ??= header.replicationMs
        continue
      }
      if (!denseTagsEnd(block.bytes)) return fail('file-damaged', {})
      for (const item of parse(block.bytes, { withInfo: true }) as RawItem[]) {
        newestObjectMs = Math.max(newestObjectMs, item.info?.timestamp ?? 0)
        const tags = item.tags ?? {}
        if (item.type === 'node') {
          if (!isPlace(item.lon, item.lat)) return fail('file-damaged', { node: item.id })
          positions.set(item.id, [item.lon, item.lat])
          if (item.tags) taggedNodes.push({ id: item.id, lon: item.lon, lat: item.lat, tags })
        } else if (item.type === 'way') ways.set(item.id, { id: item.id, refs: item.refs, tags })
        else relations.push({ id: item.id, members: item.members, tags })
      }
    }
  } catch {
    // The decoder says what it stumbled over in words of its own; to the user it is one thing: a damaged file.
    return fail('file-damaged', {})
  }
  const newestMs = replicationMs ?? (newestObjectMs > 0 ? newestObjectMs : null)
  return ok({ positions, taggedNodes, ways, relations, headerBbox, newestMs })
}

/** What osm-pbf-parser-node's `parse` yields; times in milliseconds. */
type RawItem = { id: number; tags?: Record<string, string>; info?: { timestamp?: number } } & (
  | { type: 'node'; lon: number; lat: number }
  | { type: 'way'; refs: number[] }
  | { type: 'relation'; members: OsmMember[] }
)

const isPlace = (lon: number, lat: number): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90
