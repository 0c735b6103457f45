import {
  type Hierarchy,
  type HierarchyFailureCode,
  type HierarchyTargets,
  proposeHierarchy,
  type Result,
} from '@wangge/geodata'
import type { BoundaryLine } from '@wangge/geodata'
import type { Polygon } from 'geojson'
import { footprintsOf, type OsmBuilding } from './convert/buildings.ts'

/** Households a district of the demo's pattern holds; a street has 2 to 8 districts. */
const districtHouseholds = 7_000
const unitHouseholds = 2_000
const basicHouseholds = 400

export const targetsFor = (households: number): HierarchyTargets => ({
  districts: Math.min(8, Math.max(2, Math.round(households / districtHouseholds))),
  units: null,
  basics: null,
  unitHouseholds,
  basicHouseholds,
})

/** First grids along the streets. Footprints are numbered as the buildings stand in their list. */
export const proposeGrids = (
  boundary: Polygon,
  lines: readonly BoundaryLine[],
  buildings: readonly OsmBuilding[],
): Result<Hierarchy, HierarchyFailureCode> =>
  proposeHierarchy({
    boundary,
    lines,
    footprints: footprintsOf(buildings),
    targets: targetsFor(buildings.reduce((sum, building) => sum + building.households, 0)),
  })
