import type { Sql } from '../db/database.ts'
import type { FeatureRow } from '../db/queries/features.ts'
import { selectRequestPoints } from '../db/queries/request-points.ts'
import { type WeightedPoint, cellPolygon, countByCell } from './hotspot-cells.ts'

const dayMs = 86_400_000
/** Where no `datetime` is said, hotspots are those of the last so many days of the street's data. */
export const hotspotDays = 90

export interface Window {
  readonly fromMs: number
  readonly toMs: number
}

/** An open end of the interval is the street's own: 90 days before its end, and its end. */
export const hotspotWindow = (
  asOfMs: number,
  interval: { readonly fromMs: number | null; readonly toMs: number | null } | undefined,
): Window => {
  const toMs = interval?.toMs ?? asOfMs
  return { fromMs: interval?.fromMs ?? Math.min(toMs, asOfMs) - hotspotDays * dayMs, toMs }
}

const round = (value: number, digits: number) => Number(value.toFixed(digits))

/** Counts and density per cell, as features in order of the cell; `homes` are households at their buildings. */
export const loadHotspots = async (
  sql: Sql,
  streetId: string,
  homes: readonly WeightedPoint[],
  { fromMs, toMs }: Window,
): Promise<FeatureRow[]> => {
  const requests = await selectRequestPoints(sql, streetId, new Date(fromMs), new Date(toMs))
  return countByCell(requests, homes).map((it) => ({
    key: it.cell,
    geometry: cellPolygon(it.cell),
    properties: {
      cell: it.cell,
      street_id: streetId,
      resolution: it.resolution,
      count: it.count,
      area_km2: round(it.areaKm2, 6),
      density_per_km2: round(it.count / it.areaKm2, 3),
      households: it.households,
      per_1000_households: it.households === 0 ? null : round((1000 * it.count) / it.households, 3),
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
      parent_of_small: it.parentOfSmall,
    },
  }))
}
