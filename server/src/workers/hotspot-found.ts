import {
  type HotspotFailureCode,
  type HotspotHistory,
  type HotspotOptions,
  type RequestHotspots,
  type Result,
  hotspotHistory,
  ok,
  requestHotspots,
} from '@wangge/geodata'
import { cellPolygon } from '../services/hotspot-cells.ts'
import { suppressedBasics } from '../services/suppressed-basics.ts'
import { type Ground, layOutPlaces } from './hotspot-ground.ts'
import type { FoundHotspots, HotspotCalls, PlanGrid } from './hotspot-messages.ts'
import { totalsOfNothing } from './hotspot-totals.ts'

type Question = HotspotCalls['found']['question']
type Cell = FoundHotspots['cells'][number]
type Found = Result<FoundHotspots, HotspotFailureCode>

/** What a question finds. Nothing asked or nothing to compare is an answer with its reason, not a failure. */
export const findHotspots = (question: Question): Found => {
  const laid = layOutPlaces(question)
  const { options } = question
  if (laid.createdAtMs.length === 0) return ok(nothing(laid, options, 'no-requests'))
  const found = requestHotspots(laid.ground, options)
  if (!found.ok)
    return found.failure.code === 'too-few-cells' ? ok(nothing(laid, options, 'too-few-cells')) : found
  if (question.edgesMs === null) return ok(describe(question, laid.grids, found.value, null))
  const history = hotspotHistory(laid.ground, options, laid.createdAtMs, question.edgesMs)
  return history.ok ? ok(describe(question, laid.grids, found.value, history.value)) : history
}

const nothing = (
  { ground }: Ground,
  options: HotspotOptions,
  reason: 'no-requests' | 'too-few-cells',
): FoundHotspots => ({ totals: totalsOfNothing(ground, options), reason, cells: [] })

const describe = (
  { withhold, geometry, options }: Question,
  grids: readonly PlanGrid[],
  found: RequestHotspots,
  history: HotspotHistory | null,
): FoundHotspots => {
  const { cells, requests, spots, singledOut, totals } = found
  const hidden = withhold ? hiddenCells(found, grids) : new Set<string>()
  const described = cells.ids.map((id, cell): Cell => {
    const seen = finite(spots.seen[cell])
    return {
      id,
      name: grids[cell]?.name ?? null,
      count: hidden.has(id) ? null : (requests[cell] ?? 0),
      households: cells.households[cell] ?? 0,
      seen: withhold && seen !== null && seen < options.minimumCount ? null : seen,
      expected: finite(spots.expected[cell]),
      z: finite(spots.z[cell]),
      p: finite(spots.p[cell]),
      q: finite(spots.q[cell]),
      band: (spots.band[cell] ?? 0) as Cell['band'],
      singledOut: singledOut[cell] === 1,
      ...(history === null ? {} : historyOf(history, cell)),
      lon: snap(cells.lon[cell] ?? 0),
      lat: snap(cells.lat[cell] ?? 0),
    }
  })
  return {
    totals: { ...totals, cells: cells.ids.length },
    reason: null,
    cells: described,
    ...(geometry ? { geometry: shapesOf(cells.ids, grids) } : {}),
  }
}

/** Of those with fewer than the minimum, and, where one alone could be had by subtraction, the next one too. */
const hiddenCells = ({ cells, requests }: RequestHotspots, grids: readonly PlanGrid[]): ReadonlySet<string> =>
  suppressedBasics(
    cells.ids.map((code, cell) => ({
      code,
      parentCode: grids[cell]?.unitCode ?? null,
      requests: requests[cell] ?? 0,
    })),
  )

const historyOf = ({ steps, histories }: HotspotHistory, cell: number): Pick<Cell, 'pattern' | 'steps'> => ({
  pattern: histories[cell]?.pattern ?? 'none',
  steps: steps.map(({ spots }) => (spots.band[cell] ?? 0) as Cell['band']),
})

const shapesOf = (ids: readonly string[], grids: readonly PlanGrid[]) => ({
  type: 'FeatureCollection' as const,
  features: ids.map((id, cell) => ({
    type: 'Feature' as const,
    properties: { id },
    geometry: grids[cell]?.polygon ?? cellPolygon(id),
  })),
})

/** A cell that was not compared has no figure. */
const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null

const snap = (degrees: number) => Math.round(degrees * 1e7) / 1e7
