import type { BoundaryLine, Compound, Landscape, Place } from '@wangge/geodata'
import type { Bbox, OsmData } from '../osm-data.ts'
import type { ProblemLog } from '../problem-log.ts'
import { findAreas } from './areas.ts'
import { findBoundaryLines } from './boundary-lines.ts'
import { convertBuildings, type OsmBuilding } from './buildings.ts'
import { convertCompounds } from './compounds.ts'
import { convertLandscape } from './landscape.ts'
import { convertPlaces } from './places.ts'
import { convertRoads, type SourcedRoad } from './roads.ts'

/** Everything the box holds, in the model's terms, before there are grids. */
export interface Converted {
  readonly roads: readonly SourcedRoad[]
  readonly landscape: readonly Landscape[]
  readonly compounds: readonly Compound[]
  readonly buildings: readonly OsmBuilding[]
  readonly places: readonly Place[]
  readonly lines: readonly BoundaryLine[]
}

export const convertOsm = (osm: OsmData, box: Bbox, log: ProblemLog): Converted => {
  const areas = findAreas(osm, log)
  return {
    roads: convertRoads(osm, box, log),
    landscape: convertLandscape(osm, areas, box, log),
    compounds: convertCompounds(osm, areas, box, log),
    buildings: convertBuildings(osm, areas, box, log),
    places: convertPlaces(osm, areas, box),
    lines: findBoundaryLines(osm, box),
  }
}
