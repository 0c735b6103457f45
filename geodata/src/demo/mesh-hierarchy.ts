import type { PlanarMap } from './planar-map.ts'
import { at } from './vec.ts'

export interface MeshRegion {
  faces: number[]
  weight: number
}

/** Faces joined across every edge that `isCut` does not hold apart. */
export const floodFaces = (map: PlanarMap, isCut: (a: number, b: number) => boolean): number[][] => {
  const seen = new Set<number>()
  const groups: number[][] = []
  for (const start of map.faces.keys()) {
    if (seen.has(start)) continue
    seen.add(start)
    const group = [start]
    for (const face of group) {
      const ring = map.ringNodes(face)
      for (let i = 0; i < ring.length; i += 1) {
        const a = at(ring, i)
        const b = at(ring, i + 1)
        const beside = map.faceLeftOf(b, a)
        if (beside === null || seen.has(beside) || isCut(a, b)) continue
        seen.add(beside)
        group.push(beside)
      }
    }
    groups.push(group)
  }
  return groups
}

/** Joins the lightest region to its lightest neighbour until `count` are left; none may get a hole. */
export const mergeRegions = (map: PlanarMap, regions: readonly MeshRegion[], count: number): MeshRegion[] => {
  const live = regions.map((r) => ({ faces: [...r.faces], weight: r.weight }))
  const stuck = new Set<MeshRegion>()
  while (live.length > count) {
    const lightest = live.filter((r) => !stuck.has(r)).toSorted((a, b) => a.weight - b.weight)[0]
    if (lightest === undefined) break
    const of = new Map(live.flatMap((r) => r.faces.map((face) => [face, r] as const)))
    const beside = new Set<MeshRegion>()
    for (const face of lightest.faces) {
      const ring = map.ringNodes(face)
      for (let i = 0; i < ring.length; i += 1) {
        const other = map.faceLeftOf(at(ring, i + 1), at(ring, i))
        const region = other === null ? undefined : of.get(other)
        if (region !== undefined && region !== lightest) beside.add(region)
      }
    }
    const partner = [...beside]
      .toSorted((a, b) => a.weight - b.weight)
      .find((r) => outline(map, [...r.faces, ...lightest.faces]) !== null)
    if (partner === undefined) {
      stuck.add(lightest)
      continue
    }
    partner.faces.push(...lightest.faces)
    partner.weight += lightest.weight
    live.splice(live.indexOf(lightest), 1)
  }
  return live
}

/** The single outer ring of some faces, as nodes; null when they fall apart or enclose a hole. */
export const outline = (map: PlanarMap, faces: readonly number[]): number[] | null => {
  const mine = new Set(faces)
  const next = new Map<number, number>()
  for (const face of faces) {
    const ring = map.ringNodes(face)
    for (let i = 0; i < ring.length; i += 1) {
      const a = at(ring, i)
      const b = at(ring, i + 1)
      const beside = map.faceLeftOf(b, a)
      if (beside !== null && mine.has(beside)) continue
      if (next.has(a)) return null
      next.set(a, b)
    }
  }
  const start = next.keys().next().value
  if (start === undefined) return null
  const ring = [start]
  for (let node = next.get(start); node !== undefined && node !== start; node = next.get(node))
    ring.push(node)
  return ring.length === next.size ? ring : null
}
