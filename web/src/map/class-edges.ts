import type { Polygon, Position } from 'geojson'
import { cornerKey, joinEdges } from './heat-outline.ts'

/** Lines along which the cells of one class lie beside those of a lower one, or, `outer`, beside none. */
export interface ClassEdge<C extends number> {
  readonly of: C
  readonly outer: boolean
  readonly lines: Position[][]
}

/**
 * The edges of classed cells: each is of the higher class of its two cells, and there is none inside a class.
 * Cells as `outlineOf` takes them.
 */
export const classEdges = <C extends number>(
  cells: readonly { readonly of: C; readonly polygon: Polygon }[],
): readonly ClassEdge<C>[] => {
  const edges = new Map<string, { from: Position; to: Position; of: C; outer: boolean }>()
  for (const { of, polygon } of cells) {
    const ring = polygon.coordinates[0] ?? []
    for (const [at, from] of ring.entries()) {
      const to = ring[at + 1]
      if (to === undefined) continue
      const back = `${cornerKey(to)}|${cornerKey(from)}`
      const other = edges.get(back)
      if (other !== undefined && other.of > of) other.outer = false
      else {
        edges.delete(back)
        if (other?.of !== of)
          edges.set(`${cornerKey(from)}|${cornerKey(to)}`, { from, to, of, outer: other === undefined })
      }
    }
  }
  const all = [...edges.values()]
  return [...new Set(cells.map((cell) => cell.of))].flatMap((of) =>
    [true, false].flatMap((outer) => {
      const lines = joinEdges(all.filter((edge) => edge.of === of && edge.outer === outer))
      return lines.length === 0 ? [] : [{ of, outer, lines }]
    }),
  )
}
