import { type Result, fail, ok } from '../model/result.ts'
import { type HotspotCells, countByCell } from './hotspot-cells.ts'
import type { HotspotFailureCode, HotspotGround, HotspotOptions } from './hotspot-query.ts'
import { prepareHotspots } from './prepare-hotspots.ts'
import { singledOut } from './request-hotspots.ts'
import { type SpotHistory, spotHistory } from './spot-history.ts'
import { type SpotColumns, testCells } from './test-cells.ts'

export interface HotspotStep {
  /** Requests of each cell in this step. */
  readonly requests: Float64Array
  readonly spots: SpotColumns
}

export interface HotspotHistory {
  readonly cells: HotspotCells
  readonly steps: readonly HotspotStep[]
  /** One a cell; `none` for a cell that was not compared. */
  readonly histories: readonly SpotHistory[]
  /** By the requests of all steps together, as in `RequestHotspots`. */
  readonly singledOut: Uint8Array
}

/**
 * Hot spots step by step, and what each cell has been over time (`spotHistory` has the rules). Each step is a map of its own:
 * its own mean, its own false discovery rate; the cells and their neighbours are the same throughout.
 *
 * @param createdAtMs one for each request of the ground
 * @param edgesMs ascending; step `t` lasts from `edgesMs[t]` up to, but without, `edgesMs[t + 1]`. Requests outside count
 *   in no step.
 */
export const hotspotHistory = (
  ground: HotspotGround,
  options: HotspotOptions,
  createdAtMs: Float64Array,
  edgesMs: readonly number[],
): Result<HotspotHistory, HotspotFailureCode> => {
  const index = edgesMs.findIndex((edge, t) => !(edge > (edgesMs[t - 1] ?? -Infinity) && edge < Infinity))
  if (index >= 0 || edgesMs.length < 3) return fail('bad-steps', { index })
  const prepared = prepareHotspots(ground, options)
  if (!prepared.ok) return prepared
  const { cells } = prepared.value
  if (createdAtMs.length !== cells.cellOf.length) return fail('columns-differ', { column: 'createdAtMs' })
  const steps = cellsByStep(cells.cellOf, createdAtMs, edgesMs).map((cellOf): HotspotStep => {
    const requests = countByCell(cellOf, cells.ids.length)
    return { requests, spots: testCells(prepared.value, requests, options) }
  })
  const total = cells.households.map((_, cell) =>
    steps.reduce((sum, it) => sum + (it.requests[cell] ?? 0), 0),
  )
  const histories = cells.ids.map((_, cell) =>
    spotHistory(
      steps.map(({ spots }) => spots.band[cell] ?? 0),
      // A cell without households has no score: NaN is neither above nor below anything.
      steps.map(({ spots }) => spots.z[cell] ?? 0),
    ),
  )
  return ok({ cells, steps, histories, singledOut: singledOut(total, options.minimumCount) })
}

/** For each step the cell of each request that came in it, and −1 for all others. */
const cellsByStep = (
  cellOf: Int32Array,
  createdAtMs: Float64Array,
  edgesMs: readonly number[],
): Int32Array[] =>
  edgesMs.slice(1).map((end, t) =>
    cellOf.map((cell, i) => {
      const at = createdAtMs[i] as number
      return at >= (edgesMs[t] ?? Infinity) && at < end ? cell : -1
    }),
  )
