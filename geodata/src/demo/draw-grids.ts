import type { LineString, Polygon } from 'geojson'
import type {
  BoundaryLine,
  Footprint,
  Hierarchy,
  HierarchyTargets,
  ProposedDistrict,
} from '../blocks/hierarchy.ts'
import { proposeHierarchy } from '../blocks/propose-hierarchy.ts'
import { dissolve } from '../partition/dissolve.ts'
import { facesBetween, outlineOf } from './district-faces.ts'
import { toPlane, toPolygon } from './plane.ts'
import { shareVertices } from './share-vertices.ts'
import type { Town } from './town.ts'
import { at, insideRing } from './vec.ts'

const targets = { districts: 5, units: 30, basics: 260, unitHouseholds: 1200, basicHouseholds: 135 }

export type DrawnGrids = Pick<Hierarchy, 'boundary' | 'districts'>

/**
 * Districts are exactly what the three main roads cut the town into (P2); within each, units and basic grids are
 * proposed. Where the roads do not make five, districts are proposed as well.
 * @throws when the generated town cannot be divided, which would be a fault of the generator.
 */
export const drawGrids = (
  town: Town,
  lines: readonly BoundaryLine[],
  footprints: readonly Footprint[],
): DrawnGrids => {
  const { map, mainRoads, borderNodes } = town.skeleton
  const groups = facesBetween(map, new Set(mainRoads.map((road) => road.name)))
  const rings = groups.flatMap((faces) => {
    const ring = outlineOf(map, faces)
    return ring === null ? [] : [ring]
  })
  if (groups.length !== targets.districts || rings.length !== groups.length) {
    return propose(toPolygon(map.nodes.slice(0, borderNodes)), lines, footprints, targets)
  }
  const members = rings.map((ring) =>
    footprints.filter(({ geometry }) => insideRing(toPlane(geometry.coordinates[0]?.[0] ?? []), ring)),
  )
  const weights = members.map((own) => own.reduce((sum, footprint) => sum + footprint.households, 0))
  const units = shareOut(targets.units, weights)
  const basics = shareOut(targets.basics, weights)
  const districts = rings.map((ring, i): ProposedDistrict => {
    const own = { ...targets, districts: 1, units: at(units, i), basics: at(basics, i) }
    const outline = toPolygon(ring)
    const drawn = propose(
      outline,
      lines.filter((line) => boxesMeet(line.geometry, outline)),
      at(members, i),
      own,
    )
    return { units: drawn.districts.flatMap((district) => district.units) }
  })
  return joined(districts)
}

/** Districts drawn apart, with the same points along their common borders. */
const joined = (districts: readonly ProposedDistrict[]): DrawnGrids => {
  const polygons = shareVertices(
    districts.flatMap((d) => d.units.flatMap((u) => u.basics.map((basic) => basic.polygon))),
  )
  const outline = dissolve(polygons).coordinates
  const [coordinates] = outline
  if (coordinates === undefined || outline.length !== 1 || coordinates.length !== 1) {
    throw new Error(`demo grids: the districts do not tile the street (${outline.length} parts)`)
  }
  let next = 0
  return {
    boundary: { type: 'Polygon', coordinates },
    districts: districts.map((d) => ({
      units: d.units.map((u) => ({
        basics: u.basics.map((basic) => {
          const polygon = at(polygons, next)
          next += 1
          return { ...basic, polygon }
        }),
      })),
    })),
  }
}

const propose = (
  boundary: Polygon,
  lines: readonly BoundaryLine[],
  footprints: readonly Footprint[],
  own: HierarchyTargets,
): DrawnGrids => {
  const proposed = proposeHierarchy({ boundary, lines, footprints, targets: own })
  if (!proposed.ok) throw new Error(`demo grids: ${proposed.failure.code}`)
  return proposed.value
}

/** A number shared out by weight, whole parts, none below one (largest remainder). */
const shareOut = (total: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map((x) => Math.max(1, Math.floor(x)))
  const byRest = exact
    .map((x, i) => ({ i, rest: x - Math.floor(x) }))
    .toSorted((a, b) => b.rest - a.rest || a.i - b.i)
  for (let k = 0; parts.reduce((a, b) => a + b, 0) < total; k += 1) {
    const { i } = at(byRest, k)
    parts[i] = at(parts, i) + 1
  }
  return parts
}

const boxesMeet = (line: LineString, polygon: Polygon): boolean => {
  const a = boxOf(line.coordinates)
  const b = boxOf(polygon.coordinates[0] ?? [])
  return a.west <= b.east && a.east >= b.west && a.south <= b.north && a.north >= b.south
}

const boxOf = (
  points: readonly (readonly number[])[],
): { west: number; south: number; east: number; north: number } => {
  const box = { west: 180, south: 90, east: -180, north: -90 }
  for (const [x = 0, y = 0] of points) {
    box.west = Math.min(box.west, x)
    box.east = Math.max(box.east, x)
    box.south = Math.min(box.south, y)
    box.north = Math.max(box.north, y)
  }
  return box
}
