import type { FaceMesh } from '../partition/face-mesh.ts'
import type { SegmentEnds } from '../partition/segment-crossing.ts'
import { CORRIDOR_RANK } from './corridors.ts'
import type { StepScale } from './lattice-plane.ts'
import { simplifyChains } from './simplify-chains.ts'

/** Corners of a border between buildings that stand out by less than this are straightened. */
const COARSE_CORNER_M2 = 150

/** The same faces with straighter borders where these follow no line; `isClear` keeps them off buildings. */
export const straightenCorridors = (
  mesh: FaceMesh,
  scale: StepScale,
  isClear: (segment: SegmentEnds) => boolean,
): FaceMesh => {
  const isFree = (edge: number): boolean => mesh.rank[edge] === CORRIDOR_RANK
  const sides = new Map<number, [left: number, right: number]>()
  const size = mesh.points.size
  const straight = {
    from: [] as number[],
    to: [] as number[],
    rank: [] as number[],
    left: [] as number[],
    right: [] as number[],
  }
  const push = (from: number, to: number, rank: number, left: number, right: number): void => {
    straight.from.push(from)
    straight.to.push(to)
    straight.rank.push(rank)
    straight.left.push(left)
    straight.right.push(right)
  }
  for (let edge = 0; edge < mesh.from.length; edge++) {
    const from = mesh.from[edge] ?? 0
    const to = mesh.to[edge] ?? 0
    const left = mesh.left[edge] ?? -1
    const right = mesh.right[edge] ?? -1
    if (isFree(edge)) {
      sides.set(from * size + to, [left, right])
      sides.set(to * size + from, [right, left])
    } else push(from, to, mesh.rank[edge] ?? 0, left, right)
  }
  const edges = { from: mesh.from, to: mesh.to, free: isFree }
  for (const { before, after } of simplifyChains(mesh.points, edges, scale, {
    areaM2: COARSE_CORNER_M2,
    isClear,
  })) {
    const [left, right] = sides.get((before[0] ?? 0) * size + (before[1] ?? 0)) ?? [-1, -1]
    for (let i = 1; i < after.length; i++) push(after[i - 1] ?? 0, after[i] ?? 0, CORRIDOR_RANK, left, right)
  }
  return { points: mesh.points, ...straight, faceCount: mesh.faceCount }
}
