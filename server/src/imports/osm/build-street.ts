import {
  type Building,
  type BuildingId,
  type Compound,
  fail,
  type Hierarchy,
  type HierarchyFailureCode,
  ok,
  type PlanId,
  type Result,
  type StreetDataset,
  type StreetId,
} from '@wangge/geodata'
import type { Polygon, Position } from 'geojson'
import type { OsmBuilding } from './convert/buildings.ts'
import { type Converted, convertOsm } from './convert/convert.ts'
import { ringContains } from './geometry/ring.ts'
import { createLocate } from './grids/locate.ts'
import { findLandmarks } from './grids/landmarks.ts'
import { nameGrids } from './grids/name-grids.ts'
import type { Bbox, OsmData } from './osm-data.ts'
import { findOutline, type StreetOutline } from './outline/find-outline.ts'
import { createProblemLog, type ProblemLog } from './problem-log.ts'
import { proposeGrids } from './propose-grids.ts'
import { selectBox, type SelectedBox } from './select-box.ts'

export interface BuildOptions {
  readonly street: string
  readonly county: string | null
  readonly bbox: Bbox | null
  /** The data's time where the file carries none, and whether that is only the file's own date. */
  readonly asOfMs: number
  readonly asOfIsGuess: boolean
}

/** A street made from a file, all but its id. */
export interface BuiltStreet {
  readonly selected: SelectedBox
  readonly outline: StreetOutline
  readonly hierarchy: Hierarchy
  readonly converted: Converted
  readonly log: ProblemLog
  dataset(id: StreetId): StreetDataset
}

/** Steps told while a street is built, with the figures of each. */
export interface BuildProgress {
  converted(selected: SelectedBox, converted: Converted): void
  outlined(outline: StreetOutline): void
  proposed(hierarchy: Hierarchy): void
}

/**
 * File → street: conversion, outline, first grids. Errors: `no-street-in-box`, and those of the proposal.
 */
export const buildStreet = (
  osm: OsmData,
  options: BuildOptions,
  progress: BuildProgress,
): Result<BuiltStreet, 'no-street-in-box' | HierarchyFailureCode> => {
  const selected = selectBox(osm, options.bbox)
  if (!selected.ok) return selected
  const log = createProblemLog()
  if (osm.newestMs === null && options.asOfIsGuess) log.count('time-unknown')
  const converted = convertOsm(osm, selected.value.box, log)
  if (converted.roads.length === 0) {
    const [west, south, east, north] = selected.value.box
    return fail('no-street-in-box', { west, south, east, north })
  }
  progress.converted(selected.value, converted)
  const outline = findOutline(
    osm,
    options.street,
    selected.value.box,
    converted.lines,
    converted.buildings,
    log,
  )
  progress.outlined(outline)
  const buildings = insideOutline(converted.buildings, outline.boundary, log)
  const proposed = proposeGrids(outline.boundary, converted.lines, buildings)
  if (!proposed.ok) return proposed
  const hierarchy = proposed.value
  for (const { id, parts } of hierarchy.splitFootprints) {
    const building = buildings[id] as OsmBuilding
    log.add('warning', 'building-across-street', building.source, { parts }, building.inside)
  }
  progress.proposed(hierarchy)
  const build = { osm, options, selected: selected.value, converted, buildings, hierarchy, log }
  return ok({
    selected: selected.value,
    outline,
    hierarchy,
    converted,
    log,
    dataset: (id) => toDataset(id, build),
  })
}

const contains = (polygon: Polygon, [x, y]: readonly [number, number]): boolean =>
  ringContains(polygon.coordinates[0] as Position[], x, y)

const insideOutline = (all: readonly OsmBuilding[], boundary: Polygon, log: ProblemLog): OsmBuilding[] => {
  const outer = boundary.coordinates[0] as Position[]
  return all.filter((building) => {
    if (!contains(boundary, building.inside)) {
      log.count('building-outside-street')
      log.count('households-outside-street', building.households)
      return false
    }
    const ring = building.geometry.coordinates[0] as Position[]
    if (!ring.every((p) => ringContains(outer, p[0] as number, p[1] as number))) {
      log.add('warning', 'building-across-outline', building.source, {}, building.inside)
    }
    return true
  })
}

interface Build {
  readonly osm: OsmData
  readonly options: BuildOptions
  readonly converted: Converted
  readonly buildings: readonly OsmBuilding[]
  readonly hierarchy: Hierarchy
  readonly log: ProblemLog
}

const toDataset = (id: StreetId, build: Build): StreetDataset => {
  const { osm, options, converted, buildings, hierarchy, log } = build
  const { boundary } = hierarchy
  const roads = converted.roads.map(({ road }) => road)
  const compounds = converted.compounds.filter((compound) => overlaps(compound, buildings, boundary))
  const named = nameGrids(hierarchy, id, roads, findLandmarks(converted))
  const basics = named.grids.filter((grid) => grid.geometry !== null)
  const locateBasic = createLocate(basics.map((grid) => grid.geometry as Polygon))
  const locateCompound = createLocate(compounds.map((compound) => compound.geometry))
  return {
    street: {
      id,
      name: options.street,
      countyName: options.county ?? '',
      boundary,
      synthetic: false,
      attribution: '© OpenStreetMap contributors, ODbL 1.0',
      asOfMs: osm.newestMs ?? options.asOfMs,
      householdsCounted: false,
    },
    plan: { id: `${id}-2026-1` as PlanId, name: '2026-1', status: 'published', effectiveFrom: '2026-01-01' },
    grids: named.grids,
    roads,
    landscape: converted.landscape,
    compounds,
    buildings: buildings.map((building, index): Building => {
      const [x, y] = building.inside
      return {
        id: (index + 1) as BuildingId,
        compoundId: compounds[locateCompound(x, y)]?.id ?? null,
        name: building.name,
        use: building.use,
        floors: building.floors,
        households: building.households,
        residents: building.residents,
        geometry: building.geometry,
        basicCode: named.basicOfFootprint.get(index) ?? basics[locateBasic(x, y)]?.code ?? null,
      }
    }),
    organizations: [],
    posts: [],
    places: converted.places.filter((place) =>
      contains(boundary, place.location.coordinates as [number, number]),
    ),
    bodies: [],
    requests: [],
    problems: log.all(),
    truth: null,
  }
}

/** A compound belongs to the street when one of its street's buildings stands in it, or its own first corner does. */
const overlaps = (compound: Compound, buildings: readonly OsmBuilding[], boundary: Polygon): boolean =>
  contains(boundary, compound.geometry.coordinates[0]?.[0] as [number, number]) ||
  buildings.some((building) => contains(compound.geometry, building.inside))
