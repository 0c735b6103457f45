import type { FeatureCollection, Point, Position } from 'geojson'
import type { AreaGeometry } from './geometry.ts'
import type { AreaProperties, CoverageGapProperties } from './street-data.ts'
import type { GeoJsonAddress } from './sync.ts'

export interface SiteProperties {
  /** 1 is the best. */
  readonly rank: number
  /** Households that only this site would bring within the circle. */
  readonly gained: number
}

export interface MovedCentre {
  readonly centreId: string
  readonly from: Position
  readonly to: Position
}

/**
 * Circles and gaps while a hand moves a centre: GeoJSON as text, which the map's own thread reads without the page's
 * thread looking at a single corner, and what is written on the gaps.
 */
export interface DrawnWalk {
  readonly united: GeoJsonAddress
  /** The moved centre's own circle. */
  readonly own: GeoJsonAddress
  readonly gaps: GeoJsonAddress
  readonly figures: readonly CoverageGapProperties[]
}

/**
 * What lies over the street's own circles and gaps for a while: answers to a click, a search or a drag.
 * A part that is null draws nothing of its own, and where the map has the same of the street, that shows again.
 */
export interface WalkOverlay {
  /**
   * Circles in place of the street's. Features without a `center_id` are all centres' united, and replace the united
   * ones; one with it replaces that centre's own.
   */
  readonly areas: FeatureCollection<AreaGeometry, AreaProperties> | null
  /** Coverage gaps in place of the street's. */
  readonly gaps: FeatureCollection<AreaGeometry, CoverageGapProperties> | null
  /** In place of `areas` and `gaps`, until either of those is given. */
  readonly drawn: DrawnWalk | null
  /** Id of the gap that stands out. */
  readonly chosenGap: number | null
  /** What can be walked to from `probePoint`, a feature a limit. */
  readonly probe: FeatureCollection<AreaGeometry, { readonly minutes: number }> | null
  readonly probePoint: Position | null
  /** Where one more centre would stand. */
  readonly sites: FeatureCollection<Point, SiteProperties> | null
  readonly moved: MovedCentre | null
}

export const noOverlay: WalkOverlay = {
  areas: null,
  gaps: null,
  drawn: null,
  chosenGap: null,
  probe: null,
  probePoint: null,
  sites: null,
  moved: null,
}
