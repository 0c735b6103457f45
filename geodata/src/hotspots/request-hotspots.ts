import { type Result, ok } from '../model/result.ts'
import { type HotspotCells, countByCell } from './hotspot-cells.ts'
import type { HotspotFailureCode, HotspotGround, HotspotOptions } from './hotspot-query.ts'
import { prepareHotspots } from './prepare-hotspots.ts'
import { type SpotColumns, testCells } from './test-cells.ts'

export interface RequestHotspots {
  readonly cells: HotspotCells
  /** Requests of each cell. */
  readonly requests: Float64Array
  readonly spots: SpotColumns
  /** 1 where a cell has requests enough to be shown by itself on screens open to all; others go with their parent. */
  readonly singledOut: Uint8Array
  readonly totals: HotspotTotals
}

/** What a reader must know beside the map. */
export interface HotspotTotals {
  readonly requests: number
  /** Requests that no grid owns: in no cell. */
  readonly unowned: number
  readonly households: number
  /** Cells that were left out because nobody lives there, and the requests in them. */
  readonly cellsWithoutHouseholds: number
  readonly requestsWithoutHouseholds: number
  /** Cells with some requests, but fewer than the minimum. */
  readonly cellsBelowMinimum: number
  /** Cells of a band above 0 and below 0. */
  readonly hot: number
  readonly cold: number
}

/**
 * Where requests cluster more than chance allows: requests → cells → Getis-Ord Gi or Gi* → p → false discovery rate →
 * confidence band. Pure: the same answer in the server's worker and in the browser, whatever the order of the requests.
 */
export const requestHotspots = (
  ground: HotspotGround,
  options: HotspotOptions,
): Result<RequestHotspots, HotspotFailureCode> => {
  const prepared = prepareHotspots(ground, options)
  if (!prepared.ok) return prepared
  const { cells, part } = prepared.value
  const requests = countByCell(cells.cellOf, cells.ids.length)
  const spots = testCells(prepared.value, requests, options)
  return ok({
    cells,
    requests,
    spots,
    singledOut: singledOut(requests, options.minimumCount),
    totals: totalsOf(cells, requests, spots.band, part, options.minimumCount),
  })
}

/** 1 where there are at least `minimumCount` requests. */
export const singledOut = (requests: Float64Array, minimumCount: number): Uint8Array =>
  Uint8Array.from(requests, (count) => (count >= minimumCount ? 1 : 0))

const totalsOf = (
  cells: HotspotCells,
  requests: Float64Array,
  band: Int8Array,
  part: Int32Array,
  minimumCount: number,
): HotspotTotals => {
  const inCells = requests.reduce((sum, count) => sum + count, 0)
  return {
    requests: cells.cellOf.length,
    unowned: cells.cellOf.length - inCells,
    households: cells.households.reduce((sum, own) => sum + own, 0),
    cellsWithoutHouseholds: cells.ids.length - part.length,
    requestsWithoutHouseholds: inCells - part.reduce((sum, cell) => sum + (requests[cell] as number), 0),
    cellsBelowMinimum: requests.filter((count) => count > 0 && count < minimumCount).length,
    hot: band.filter((it) => it > 0).length,
    cold: band.filter((it) => it < 0).length,
  }
}
