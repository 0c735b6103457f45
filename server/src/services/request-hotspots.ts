import type { Failure } from '@wangge/geodata'
import type { FeatureRow } from '../db/queries/features.ts'
import { cellPolygon, finestResolution } from './hotspot-cells.ts'
import { hotspotDays, wholeQuery } from './hotspot-query.ts'
import type { HotspotPlace, HotspotService } from './hotspots.ts'

const dayMs = 86_400_000

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

/** What cannot be compared now: `problem` says how it is answered. */
export class HotspotsRefused extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(`hotspots: ${failure.code}`)
    this.failure = failure
  }
}

/**
 * Counts, densities and hot spots per cell, as features in order of the cell. @throws HotspotsRefused
 */
export const hotspotFeatures = async (
  hotspots: HotspotService,
  place: HotspotPlace,
  { fromMs, toMs }: Window,
): Promise<FeatureRow[]> => {
  const shown = await hotspots.shown(place, wholeQuery({ fromMs, toMs }, finestResolution))
  if (!shown.ok) throw new HotspotsRefused(shown.failure)
  return shown.value.map(({ spot, ...it }) => ({
    key: it.cell,
    geometry: cellPolygon(it.cell),
    properties: {
      cell: it.cell,
      street_id: place.view.head.id,
      resolution: it.resolution,
      count: it.count,
      area_km2: round(it.areaKm2, 6),
      density_per_km2: round(it.count / it.areaKm2, 3),
      households: it.households,
      per_1000_households: it.households === 0 ? null : round((1000 * it.count) / it.households, 3),
      z: spot === null ? null : round(spot.z, 6),
      p: spot?.p ?? null,
      q: spot?.q ?? null,
      band: spot?.band ?? null,
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
      parent_of_small: it.parentOfSmall,
    },
  }))
}
