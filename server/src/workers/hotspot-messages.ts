import type { HomeColumns, HotspotOptions } from '@wangge/geodata'
import type { Polygon } from 'geojson'
import type { Hotspots } from '../routes/hotspots-schema.ts'
import type { ShownCell } from '../services/hotspot-cells.ts'

/** What requests are counted by. */
export type HotspotPlaces =
  | { readonly kind: 'h3'; readonly resolution: number; readonly homes: HomeColumns }
  | {
      readonly kind: 'basic'
      /** JSON of `PlanGrid[]`, numbered as they are in the points. */
      readonly grids: string
      /** `kept`: as numbered when they were made; `anew`: where they lie under this plan. */
      readonly placing: 'kept' | 'anew'
    }

/** A basic grid of the plan asked for. */
export interface PlanGrid {
  readonly code: string
  readonly name: string
  readonly unitCode: string | null
  readonly households: number
  readonly polygon: Polygon
}

export interface HotspotQuestion {
  /** As `selectHotspotPoints` packs them. */
  readonly points: readonly Uint8Array<ArrayBuffer>[]
  readonly places: HotspotPlaces
  readonly options: HotspotOptions
  /** Edges of the steps of a history; null where none is asked for. */
  readonly edgesMs: readonly number[] | null
}

/** Failures are those of `requestHotspots`, but for too few cells, which is an answer. */
export interface HotspotCalls {
  /** JSON of what was found, in UTF-8: a large street's cells are written out where nobody waits. */
  readonly found: {
    readonly question: HotspotQuestion & {
      /** Whether counts below the minimum are left out. */
      readonly withhold: boolean
      readonly geometry: boolean
    }
    readonly answer: Uint8Array<ArrayBuffer>
  }
  /** Cells of H3 with requests enough to be shown, small ones with their parents. */
  readonly shown: { readonly question: HotspotQuestion; readonly answer: readonly ShownCell[] }
}

/** What the thread writes out. */
export type FoundHotspots = Pick<Hotspots, 'totals' | 'reason' | 'cells' | 'geometry'>
