import type { FaceMesh } from '../partition/face-mesh.ts'
import type { StepScale } from './lattice-plane.ts'

/** What two faces share: metres of border for each rank (index = rank), and in all. */
export interface SharedBorder {
  readonly byRankM: number[]
  lengthM: number
}

export interface FaceMeasures {
  readonly areaM2: Float64Array
  readonly perimeterM: Float64Array
  /** ∫x dA, ∫y dA and ∫(x² + y²) dA of each face about the mesh's first point, in metres east and north of it. */
  readonly momentX: Float64Array
  readonly momentY: Float64Array
  readonly momentR2: Float64Array
  /** Borders of each face by neighbour; the outside is −1. The two faces of a border hold the same object. */
  readonly borders: Map<number, SharedBorder>[]
}

export const RANKS = 7

/** Areas, perimeters and shared borders of all faces, on the street's flat scale. */
export const measureFaces = (mesh: FaceMesh, scale: StepScale): FaceMeasures => {
  const areaM2 = new Float64Array(mesh.faceCount)
  const perimeterM = new Float64Array(mesh.faceCount)
  const momentX = new Float64Array(mesh.faceCount)
  const momentY = new Float64Array(mesh.faceCount)
  const momentR2 = new Float64Array(mesh.faceCount)
  const borders = Array.from({ length: mesh.faceCount }, () => new Map<number, SharedBorder>())
  const x0 = mesh.points.xs[0] ?? 0
  const y0 = mesh.points.ys[0] ?? 0
  for (let edge = 0; edge < mesh.from.length; edge++) {
    const from = mesh.from[edge] ?? 0
    const to = mesh.to[edge] ?? 0
    const ax = (mesh.points.x(from) - x0) * scale.east
    const ay = (mesh.points.y(from) - y0) * scale.north
    const bx = (mesh.points.x(to) - x0) * scale.east
    const by = (mesh.points.y(to) - y0) * scale.north
    const lengthM = Math.hypot(bx - ax, by - ay)
    // Of the triangle that the edge makes with the origin: signed area, and that times its means of x, y and r².
    const half = (ax * by - bx * ay) / 2
    const xHalf = (half * (ax + bx)) / 3
    const yHalf = (half * (ay + by)) / 3
    const r2Half = (half * (ax * ax + ax * bx + bx * bx + ay * ay + ay * by + by * by)) / 6
    const left = mesh.left[edge] ?? -1
    const right = mesh.right[edge] ?? -1
    let border = left >= 0 ? borders[left]?.get(right) : borders[right]?.get(left)
    if (border === undefined) {
      border = { byRankM: Array.from({ length: RANKS }, () => 0), lengthM: 0 }
      borders[left]?.set(right, border)
      borders[right]?.set(left, border)
    }
    border.byRankM[mesh.rank[edge] ?? 0]! += lengthM
    border.lengthM += lengthM
    if (left >= 0) {
      areaM2[left]! += half
      momentX[left]! += xHalf
      momentY[left]! += yHalf
      momentR2[left]! += r2Half
      perimeterM[left]! += lengthM
    }
    if (right >= 0) {
      areaM2[right]! -= half
      momentX[right]! -= xHalf
      momentY[right]! -= yHalf
      momentR2[right]! -= r2Half
      perimeterM[right]! += lengthM
    }
  }
  return { areaM2, perimeterM, momentX, momentY, momentR2, borders }
}
