import type { PlanarMap } from './planar-map.ts'
import { at, type Ring } from './vec.ts'

/** Faces joined across every edge that is not one of the named ways: what the main roads cut the town into. */
export const facesBetween = (map: PlanarMap, wayNames: ReadonlySet<string>): number[][] => {
  const seen = new Set<number>()
  const groups: number[][] = []
  for (const start of map.faces.keys()) {
    if (seen.has(start)) continue
    seen.add(start)
    const group = [start]
    for (const face of group) {
      const ring = map.ringNodes(face)
      ring.forEach((a, i) => {
        const b = at(ring, i + 1)
        const beside = map.faceLeftOf(b, a)
        if (beside === null || seen.has(beside) || wayNames.has(map.wayAlong(a, b)?.name ?? '')) return
        seen.add(beside)
        group.push(beside)
      })
    }
    groups.push(group)
  }
  return groups
}

/** The outer ring of some faces; null when they fall apart, touch in a point, or enclose a hole. */
export const outlineOf = (map: PlanarMap, faces: readonly number[]): Ring | null => {
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
  const nodes = [start]
  for (let node = next.get(start); node !== undefined && node !== start; node = next.get(node))
    nodes.push(node)
  return nodes.length === next.size ? nodes.map((node) => map.point(node)) : null
}
