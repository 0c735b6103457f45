import type { Arrangement } from './arrangement.ts'

/** Edges of each region and pieces of each segment, looked up once for many floods. */
const incidence = ({ edges, left, right, regions }: Arrangement) => {
  const edgesOf: number[][] = regions.map(() => [])
  for (let edge = 0; edge < edges.from.length; edge++) {
    const l = left[edge] ?? -1
    const r = right[edge] ?? -1
    if (l === r) continue
    edgesOf[l]?.push(edge)
    edgesOf[r]?.push(edge)
  }
  const segments = edges.pieceSegment.at(-1) ?? -1
  const pieceStart = new Int32Array(segments + 2)
  for (const segment of edges.pieceSegment) pieceStart[segment + 1]! += 1
  for (let segment = 0; segment <= segments; segment++) pieceStart[segment + 1]! += pieceStart[segment] ?? 0
  return { edgesOf, pieceStart }
}

/**
 * A function that gives the regions inside the closed walks made of segments `first` to `end` (exclusive), which
 * keep their inside on the left: the regions left of their pieces, and all reached from those without crossing one.
 * Costs as much as what lies inside.
 */
export const regionsInside = (arrangement: Arrangement): ((first: number, end: number) => number[]) => {
  const { edges, left, right } = arrangement
  const { edgesOf, pieceStart } = incidence(arrangement)
  return (first, end) => {
    const turns = new Map<number, number>()
    const last = pieceStart.length - 1
    for (
      let piece = pieceStart[Math.min(first, last)] ?? 0;
      piece < (pieceStart[Math.min(end, last)] ?? 0);
      piece++
    ) {
      const edge = edges.pieceEdge[piece] ?? 0
      turns.set(edge, (turns.get(edge) ?? 0) + (edges.pieceForward[piece] ? 1 : -1))
    }
    const inside = new Set<number>()
    const open: number[] = []
    const enter = (region: number): void => {
      if (region < 0 || inside.has(region)) return
      inside.add(region)
      open.push(region)
    }
    for (const [edge, turn] of turns) {
      if (turn > 0) enter(left[edge] ?? -1)
      if (turn < 0) enter(right[edge] ?? -1)
    }
    for (let region = open.pop(); region !== undefined; region = open.pop()) {
      for (const edge of edgesOf[region] ?? []) {
        if (turns.get(edge)) continue
        enter(left[edge] === region ? (right[edge] ?? -1) : (left[edge] ?? -1))
      }
    }
    return [...inside]
  }
}
