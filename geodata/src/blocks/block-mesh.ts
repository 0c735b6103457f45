import { type FaceMesh, faceRegions } from '../partition/face-mesh.ts'
import { regionLocator } from '../partition/locate.ts'
import { mergeSlivers } from './merge-slivers.ts'
import { placeFootprints } from './place-footprints.ts'
import { type StreetGround, streetFaces } from './street-faces.ts'

/** A mesh of faces with the footprints that lie in each. */
export interface PlacedMesh {
  readonly mesh: FaceMesh
  /** For each footprint its face, or −1 outside. */
  readonly faceOf: readonly number[]
}

/** Gives the face that a point (lattice steps) lies strictly inside, or −1. */
export const pointLocator = (mesh: FaceMesh): ((x: number, y: number) => number) =>
  regionLocator(mesh.points, faceRegions(mesh))

/** The street's blocks with slivers joined to their neighbours, and the block of each footprint. */
export const blockMesh = (ground: StreetGround): PlacedMesh => {
  const { shapes, scale } = ground
  const faces = streetFaces(ground)
  const faceOf = placeFootprints(shapes, pointLocator(faces))
  const isEmpty = Array.from({ length: faces.faceCount }, () => true)
  for (const face of faceOf) if (face >= 0) isEmpty[face] = false
  const { mesh, label } = mergeSlivers(faces, isEmpty, scale)
  return { mesh, faceOf: faceOf.map((face) => (face < 0 ? -1 : (label[face] ?? -1))) }
}
