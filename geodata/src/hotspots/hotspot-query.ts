import type { Polygon } from 'geojson'
import type { Contiguity } from './contiguous-neighbours.ts'
import type { LocalStatistic } from './getis-ord.ts'
import type { PointColumns } from './h3-cells.ts'

/** Households at their buildings. */
export interface HomeColumns extends PointColumns {
  readonly households: Float64Array
}

/** A basic grid of the plan in force. */
export interface HotspotGrid {
  readonly code: string
  readonly polygon: Polygon
  readonly households: number
}

/** Where requests lie and by what they are counted. */
export type HotspotGround =
  | {
      readonly kind: 'h3'
      /** 0–15. */
      readonly resolution: number
      readonly requests: PointColumns
      /** Cells with a home or a request take part. */
      readonly homes: HomeColumns
      /** Cells with their centre in here take part too, if nothing is in them; null for none. */
      readonly area: Polygon | null
    }
  | {
      readonly kind: 'grids'
      readonly grids: readonly HotspotGrid[]
      /** For each request its grid, an index into `grids`; −1 for one that no grid owns. */
      readonly gridOf: Int32Array
    }

/** Who is a neighbour: within metres, the k nearest, or sharing a border (`corner` is for grids; H3 cells share edges only). */
export type NeighbourRule =
  | { readonly kind: 'band'; readonly metres: number }
  | { readonly kind: 'nearest'; readonly k: number }
  | { readonly kind: 'contiguity'; readonly contiguity: Contiguity }

/**
 * How p is found: from the normal distribution of z; by dealing the values out anew; or, with households as denominator,
 * exactly, from requests falling on households at random.
 */
export type ChanceRule =
  | { readonly kind: 'normal' }
  | { readonly kind: 'permutation'; readonly draws: number; readonly seed: number }
  | { readonly kind: 'households' }

export interface HotspotOptions {
  readonly neighbours: NeighbourRule
  readonly statistic: LocalStatistic
  /** `none` compares counts; `households` compares rates, and leaves out cells without households. */
  readonly denominator: 'none' | 'households'
  readonly chance: ChanceRule
  /** Cells with fewer requests are not singled out (domain: 5). */
  readonly minimumCount: number
}

export type HotspotFailureCode =
  /** An H3 resolution that is not a whole number from 0 to 15. */
  | 'bad-resolution'
  /** Columns that belong together have different lengths: `column`. */
  | 'columns-differ'
  /** A longitude, latitude or number of households that is none: `column`, `index`. */
  | 'bad-value'
  /** A request of a grid that is not there: `index`. */
  | 'unknown-grid-index'
  /** A band of no metres, fewer than one neighbour or draw, chance by households without them: `option`. */
  | 'bad-option'
  /** Fewer than three cells (with households, where they are asked for): `cells`. */
  | 'too-few-cells'
  /** The band is so wide that neighbours would not fit into memory. */
  | 'too-many-neighbours'
  /** So many draws of so large neighbourhoods that they would not fit into memory. */
  | 'too-many-draws'
  /** Time steps that do not ascend, or fewer than two: `index`. */
  | 'bad-steps'
