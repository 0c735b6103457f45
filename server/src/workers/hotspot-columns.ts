import type { PointColumns } from '@wangge/geodata'
import { pointBytes } from '../db/queries/hotspot-points.ts'

export interface RequestColumns extends PointColumns {
  readonly createdAtMs: Float64Array
  /** Number of the grid, `inNoGrid` or `inOtherGrid`. */
  readonly grid: Int32Array
}

/** What `selectHotspotPoints` packed. */
export const readRequestColumns = (blocks: readonly Uint8Array<ArrayBuffer>[]): RequestColumns => {
  const count = countRequests(blocks)
  const columns = {
    lon: new Float64Array(count),
    lat: new Float64Array(count),
    createdAtMs: new Float64Array(count),
    grid: new Int32Array(count),
  }
  let i = 0
  for (const { buffer, byteOffset, byteLength } of blocks) {
    const view = new DataView(buffer, byteOffset, byteLength)
    for (let at = 0; at < byteLength; at += pointBytes, i += 1) {
      columns.lon[i] = view.getFloat64(at)
      columns.lat[i] = view.getFloat64(at + 8)
      columns.createdAtMs[i] = view.getFloat64(at + 16)
      columns.grid[i] = view.getInt32(at + 24)
    }
  }
  return columns
}

export const countRequests = (blocks: readonly Uint8Array[]): number =>
  blocks.reduce((sum, { byteLength }) => sum + byteLength / pointBytes, 0)
