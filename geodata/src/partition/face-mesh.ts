import type { LatticePoints } from './lattice-points.ts'
import { type Region, traceRegions } from './regions.ts'

/** Rank of an edge on the outline of the whole; streets are 1–5. */
export const OUTLINE_RANK = 0

/** Faces and the edges between them. Face −1 is the outside; an edge's two faces always differ. */
export interface FaceMesh {
  readonly points: LatticePoints
  readonly from: readonly number[]
  readonly to: readonly number[]
  /** How strongly each edge divides: 0 the outline, then 1 (strongest) upwards. */
  readonly rank: readonly number[]
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly faceCount: number
}

/** The mesh with its faces joined by label (labels dense from 0); edges inside a joined face go. */
export const joinFaces = (mesh: FaceMesh, label: ArrayLike<number>, faceCount: number): FaceMesh => {
  const joined = {
    from: [] as number[],
    to: [] as number[],
    rank: [] as number[],
    left: [] as number[],
    right: [] as number[],
  }
  for (let edge = 0; edge < mesh.from.length; edge++) {
    const l = mesh.left[edge] ?? -1
    const r = mesh.right[edge] ?? -1
    const left = l < 0 ? -1 : (label[l] ?? -1)
    const right = r < 0 ? -1 : (label[r] ?? -1)
    if (left === right) continue
    joined.from.push(mesh.from[edge] ?? 0)
    joined.to.push(mesh.to[edge] ?? 0)
    joined.rank.push(mesh.rank[edge] ?? 0)
    joined.left.push(left)
    joined.right.push(right)
  }
  return { points: mesh.points, ...joined, faceCount }
}

/** The rings of each face. A face in several pieces has only one of them here; well-made meshes have none such. */
export const faceRegions = (mesh: FaceMesh): Region[] => {
  const from: number[] = []
  const to: number[] = []
  const face: number[] = []
  for (let edge = 0; edge < mesh.from.length; edge++) {
    const a = mesh.from[edge] ?? 0
    const b = mesh.to[edge] ?? 0
    const left = mesh.left[edge] ?? -1
    const right = mesh.right[edge] ?? -1
    if (left >= 0) {
      from.push(a)
      to.push(b)
      face.push(left)
    }
    if (right >= 0) {
      from.push(b)
      to.push(a)
      face.push(right)
    }
  }
  const traced = traceRegions(mesh.points, { from, to })
  const regions: Region[] = Array.from({ length: mesh.faceCount }, () => ({ shell: [], holes: [] }))
  traced.regionOf.forEach((region, edge) => {
    const rings = traced.regions[region]
    if (rings !== undefined) regions[face[edge] ?? 0] = rings
  })
  return regions
}
