import type { Feature, FeatureCollection, MultiLineString, Polygon, Position } from 'geojson'

/** Neighbouring H3 cells compute their common corner apart; 1e-7° (1 cm) makes it one again. */
export const cornerKey = (position: Position): string =>
  position.map((value) => Math.round(value * 1e7)).join(',')

/**
 * One outline round each patch of cells: edges that two cells share cancel, the rest are joined into rings.
 * Cells must be of one resolution and wound the same way, as H3's are.
 */
export function outlineOf(cells: readonly Feature<Polygon>[]): FeatureCollection<MultiLineString> {
  const edges = new Map<string, { from: Position; to: Position }>()
  for (const cell of cells) {
    const ring = cell.geometry.coordinates[0] ?? []
    for (let i = 0; i + 1 < ring.length; i++) {
      const from = ring[i]
      const to = ring[i + 1]
      if (from === undefined || to === undefined) continue
      const back = `${cornerKey(to)}|${cornerKey(from)}`
      if (!edges.delete(back)) edges.set(`${cornerKey(from)}|${cornerKey(to)}`, { from, to })
    }
  }
  const lines = joinEdges([...edges.values()])
  return {
    type: 'FeatureCollection',
    features:
      lines.length === 0
        ? []
        : [{ type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: lines } }],
  }
}

/** Lines of the edges that follow one another; each edge once. */
export function joinEdges(edges: readonly { from: Position; to: Position }[]): Position[][] {
  const waiting = new Map<string, { from: Position; to: Position }[]>()
  for (const edge of edges) {
    const key = cornerKey(edge.from)
    waiting.set(key, [...(waiting.get(key) ?? []), edge])
  }
  const lines: Position[][] = []
  for (const start of edges) {
    let next = waiting.get(cornerKey(start.from))?.pop()
    if (next === undefined) continue
    const line = [next.from]
    while (next !== undefined) {
      line.push(next.to)
      next = waiting.get(cornerKey(next.to))?.pop()
    }
    lines.push(line)
  }
  return lines
}
