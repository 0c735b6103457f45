import { type FaceMesh, joinFaces } from '../partition/face-mesh.ts'
import { UnionFind } from '../partition/union-find.ts'
import { measureFaces, type SharedBorder } from './face-measures.ts'
import type { StepScale } from './lattice-plane.ts'

/** An empty face narrower than this (2 × area / perimeter) is a median, a verge or a traffic island. */
const SLIVER_WIDTH_M = 26
/** An empty face smaller than this is a left-over whatever its shape. */
const SLIVER_AREA_M2 = 600

/** How weak a border is: its length counts for more the weaker the line. The weakest is the one to open. */
const weakness = (border: SharedBorder): number => {
  let weakest = 0
  for (let rank = 1; rank < border.byRankM.length; rank++) {
    if ((border.byRankM[rank] ?? 0) > 0.25 * border.lengthM) weakest = rank
  }
  return weakest * 1e6 + border.lengthM
}

/**
 * Joins empty slivers to a neighbour across their weakest border, the longest where several are equally weak.
 * `isEmpty` says which faces hold no building. Smallest first, and again until nothing is left to join.
 */
export const mergeSlivers = (
  mesh: FaceMesh,
  isEmpty: readonly boolean[],
  scale: StepScale,
): { readonly mesh: FaceMesh; readonly label: Int32Array } => {
  let current = mesh
  let empty = [...isEmpty]
  let total = Int32Array.from({ length: mesh.faceCount }, (_, face) => face)
  for (;;) {
    const { areaM2, perimeterM, borders } = measureFaces(current, scale)
    const sets = new UnionFind(current.faceCount)
    const touched = new Uint8Array(current.faceCount)
    const slivers = [...empty.keys()]
      .filter((face) => {
        const area = areaM2[face] ?? 0
        return empty[face] && (area < SLIVER_AREA_M2 || (2 * area) / (perimeterM[face] ?? 1) < SLIVER_WIDTH_M)
      })
      .toSorted((a, b) => (areaM2[a] ?? 0) - (areaM2[b] ?? 0) || a - b)
    for (const face of slivers) {
      if (touched[face]) continue
      const [best] = [...(borders[face] ?? [])]
        .filter(([neighbour]) => neighbour >= 0)
        .toSorted((a, b) => weakness(b[1]) - weakness(a[1]) || a[0] - b[0])
      if (best === undefined) continue
      sets.union(face, best[0])
      touched[face] = touched[best[0]] = 1
    }
    const { label, count } = sets.labels()
    if (count === current.faceCount) return { mesh: current, label: total }
    const stillEmpty = Array.from({ length: count }, () => true)
    label.forEach((joined, face) => {
      if (!empty[face]) stillEmpty[joined] = false
    })
    empty = stillEmpty
    total = total.map((face) => label[face] ?? 0)
    current = joinFaces(current, label, count)
  }
}
