import type { Polygon } from 'geojson'
import { fail, ok, type Result } from '../model/result.ts'
import { type FaceMesh, faceRegions, joinFaces } from '../partition/face-mesh.ts'
import { dissolve } from '../partition/dissolve.ts'
import { regionPolygon } from '../partition/polygon-edges.ts'
import { atomMesh } from './atom-mesh.ts'
import { blockMesh, pointLocator } from './block-mesh.ts'
import { measureFaces } from './face-measures.ts'
import { clearOfShapes } from './clear-of-shapes.ts'
import { footprintShapes } from './footprint-shapes.ts'
import type {
  Footprint,
  Hierarchy,
  HierarchyFailureCode,
  HierarchyInput,
  HierarchyTargets,
  ProposedBasic,
} from './hierarchy.ts'
import { stepRings, stepScale } from './lattice-plane.ts'
import { type LevelCounts, nestLevels } from './nest-levels.ts'
import { placeFootprints } from './place-footprints.ts'
import { crossedByBorders, largestPart } from './split-footprints.ts'
import { straightenCorridors } from './straighten-corridors.ts'

/** Blocks with more of a basic grid's households than this are cut between their buildings. */
const LARGEST_PIECE = 0.3
/** Units to a district where nobody says how many districts (P2's town has five with about six each). */
const UNITS_PER_DISTRICT = 6

const levelCounts = (targets: HierarchyTargets, households: number): LevelCounts => {
  const units = targets.units ?? Math.max(1, Math.round(households / targets.unitHouseholds))
  const basics = targets.basics ?? Math.max(units, Math.round(households / targets.basicHouseholds))
  const districts = targets.districts ?? Math.max(1, Math.round(units / UNITS_PER_DISTRICT))
  return { districts, units: Math.max(units, districts), basics: Math.max(basics, units, districts) }
}

const isPositive = (value: number | null): boolean => value === null || (Number.isFinite(value) && value > 0)

/**
 * Draws a street's grids from its lines and buildings: districts along main roads, in each units, in each basic
 * grids along lanes, walls and, inside large blocks, between buildings. All three levels tile the street exactly, on
 * the 1e-7° lattice; every grid is in one piece; no border runs through a building (those that still do because of
 * the data are listed). The same input gives the same answer.
 */
export const proposeHierarchy = (input: HierarchyInput): Result<Hierarchy, HierarchyFailureCode> => {
  const { targets, footprints } = input
  for (const [name, value] of Object.entries(targets)) {
    if (!isPositive(value)) return fail('targets-invalid', { target: name, value: value ?? 0 })
  }
  const boundary = stepRings(input.boundary)
  if (boundary.length === 0) return fail('boundary-invalid', { rings: input.boundary.coordinates.length })
  const scale = stepScale(input.boundary)
  const shapes = footprintShapes(footprints)
  const households = footprints.map((footprint) => footprint.households)

  const blocks = blockMesh({ boundary, lines: input.lines, shapes, households, scale })
  const everyone = households.reduce(
    (sum, own, index) => sum + ((blocks.faceOf[index] ?? -1) < 0 ? 0 : own),
    0,
  )
  const counts = levelCounts(targets, everyone)
  const limit = (LARGEST_PIECE * everyone) / counts.basics
  const atoms = atomMesh(blocks, shapes, households, { households: limit }, scale)
  const measures = measureFaces(atoms.mesh, scale)
  const living = new Float64Array(atoms.mesh.faceCount)
  atoms.faceOf.forEach((face, footprint) => {
    if (face >= 0) living[face]! += households[footprint] ?? 0
  })
  const nested = nestLevels(measures, living, counts)
  const mesh = straightenCorridors(basicMesh(atoms.mesh, nested.flat(2)), scale, clearOfShapes(shapes, scale))
  const polygons = faceRegions(mesh).map((region) => regionPolygon(mesh.points, region))
  const homes = placeFootprints(shapes, pointLocator(mesh))
  const crossed = crossedByBorders(mesh, shapes)
  for (const [index, faces] of crossed) {
    const footprint = footprints[index]
    if (footprint !== undefined) homes[index] = largestPart(footprint.geometry, faces, polygons)
  }
  const basics = proposedBasics(polygons, homes, footprints)
  const outline = dissolve(basics.map((basic) => basic.polygon)).coordinates
  const [rings] = outline
  if (rings === undefined || outline.length !== 1) return fail('boundary-invalid', { parts: outline.length })
  let next = 0
  const districts = nested.map((units) => ({
    units: units.map((own) => ({ basics: own.flatMap(() => basics[next++] ?? []) })),
  }))
  const splitFootprints = [...crossed].flatMap(([index, faces]) => {
    const id = footprints[index]?.id
    return id === undefined || faces.length < 2 ? [] : [{ id, parts: faces.length }]
  })
  return ok({ boundary: { type: 'Polygon', coordinates: rings }, districts, splitFootprints })
}

/** The mesh of basics, numbered in order. */
const basicMesh = (atoms: FaceMesh, basics: readonly (readonly number[])[]): FaceMesh => {
  const basicOf = new Int32Array(atoms.faceCount)
  basics.forEach((faces, basic) => {
    for (const face of faces) basicOf[face] = basic
  })
  return joinFaces(atoms, basicOf, basics.length)
}

const proposedBasics = (
  polygons: readonly Polygon[],
  homes: readonly number[],
  footprints: readonly Footprint[],
): ProposedBasic[] => {
  const members: Footprint[][] = polygons.map(() => [])
  footprints.forEach((footprint, index) => members[homes[index] ?? -1]?.push(footprint))
  return polygons.map((polygon, basic) => {
    const own = members[basic] ?? []
    return {
      polygon,
      footprintIds: own.map((footprint) => footprint.id),
      households: own.reduce((sum, footprint) => sum + footprint.households, 0),
      residents: own.reduce((sum, footprint) => sum + footprint.residents, 0),
    }
  })
}
