import {
  type HotspotFailureCode,
  type HotspotGround,
  ok,
  type PointColumns,
  requestHotspots,
  type Result,
} from '@wangge/geodata'
import { type CellSpot, countByCell, type ShownCell, type WeightedPoint } from '../services/hotspot-cells.ts'
import { layOutPlaces } from './hotspot-ground.ts'
import type { HotspotQuestion } from './hotspot-messages.ts'

type SpotOf = (cell: string) => CellSpot | null

/** Counted cells, and beside each that was compared what came of it. */
export const showCells = (question: HotspotQuestion): Result<readonly ShownCell[], HotspotFailureCode> => {
  const { ground } = layOutPlaces(question)
  if (ground.kind !== 'h3') return ok([])
  const spots = compare(ground, question)
  if (!spots.ok) return spots
  const counted = countByCell(weigh(ground.requests, null), weigh(ground.homes, ground.homes.households))
  return ok(counted.map((cell) => ({ ...cell, spot: cell.parentOfSmall ? null : spots.value(cell.cell) })))
}

const compare = (ground: HotspotGround, { options }: HotspotQuestion): Result<SpotOf, HotspotFailureCode> => {
  const found = requestHotspots(ground, options)
  // Too few to compare are shown all the same.
  if (!found.ok) return found.failure.code === 'too-few-cells' ? ok(() => null) : found
  const { cells, spots } = found.value
  const numbers = new Map(cells.ids.map((id, cell) => [id, cell]))
  return ok((id) => {
    const cell = numbers.get(id) ?? -1
    const [z = Number.NaN, p = Number.NaN, q = Number.NaN] = [spots.z[cell], spots.p[cell], spots.q[cell]]
    return Number.isNaN(z) || Number.isNaN(q) ? null : { z, p, q, band: spots.band[cell] ?? 0 }
  })
}

const weigh = ({ lon, lat }: PointColumns, weights: Float64Array | null): WeightedPoint[] =>
  Array.from(lon, (x, i) => ({ lon: x, lat: lat[i] ?? 0, weight: weights?.[i] ?? 1 }))
