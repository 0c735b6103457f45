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

/** About three units make a district, as P2's five of a town of 35,000 households; a street has 2 to 8. */
const districtHouseholds = 6_000
const unitHouseholds = 2_000
const basicHouseholds = 400

export const targetsFor = (households: number): HierarchyTargets => ({
  districts: Math.min(8, Math.max(2, Math.round(households / districtHouseholds))),
  units: null,
  basics: null,
  unitHouseholds,
  basicHouseholds,
})

/** First grids along the streets. */
export const proposeGrids = (
  boundary: Polygon,
  lines: readonly BoundaryLine[],
  buildings: readonly OsmBuilding[],
): Result<Hierarchy, HierarchyFailureCode> => {
  const footprints = footprintsOf(buildings)
  const targets = targetsFor(footprints.reduce((sum, footprint) => sum + footprint.households, 0))
  return proposeHierarchy({ boundary, lines, footprints, targets })
}
