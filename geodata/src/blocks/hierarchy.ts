import type { LineString, Polygon } from 'geojson'

/** How strongly a line divides: 1 main road, river or railway; 2 secondary or tertiary road; 3 residential road; 4 lane, service road or wall; 5 footway. */
export type LineRank = 1 | 2 | 3 | 4 | 5

/** A line that a grid's border may follow. */
export interface BoundaryLine {
  readonly geometry: LineString
  readonly rank: LineRank
}

/** A building's outline with the people who live in it. */
export interface Footprint {
  readonly id: number
  readonly geometry: Polygon
  readonly households: number
  readonly residents: number
}

/** How many grids to draw. A count wins over households when it is given. */
export interface HierarchyTargets {
  readonly districts: number | null
  readonly units: number | null
  readonly basics: number | null
  readonly unitHouseholds: number
  readonly basicHouseholds: number
}

export interface HierarchyInput {
  readonly boundary: Polygon
  readonly lines: readonly BoundaryLine[]
  readonly footprints: readonly Footprint[]
  readonly targets: HierarchyTargets
}

export interface ProposedBasic {
  readonly polygon: Polygon
  /** Footprints that belong to it; each footprint inside the street is in exactly one basic. */
  readonly footprintIds: number[]
  readonly households: number
  readonly residents: number
}

export interface ProposedUnit {
  readonly basics: ProposedBasic[]
}

export interface ProposedDistrict {
  readonly units: ProposedUnit[]
}

export interface Hierarchy {
  /** The dissolved outline of all basics, with every vertex that they have on it. */
  readonly boundary: Polygon
  readonly districts: ProposedDistrict[]
  /** Footprints that a border still crosses, because a street does so in the data, and in how many basics they lie. */
  readonly splitFootprints: { readonly id: number; readonly parts: number }[]
}

/** `boundary-invalid`: no area left on the lattice, or in several pieces; `targets-invalid`: not a positive number. */
export type HierarchyFailureCode = 'boundary-invalid' | 'targets-invalid'
