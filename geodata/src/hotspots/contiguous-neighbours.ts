import type { Polygon } from 'geojson'
import { gridDisk } from 'h3-js'
import { LatticePoints } from '../partition/lattice-points.ts'
import { ringPoints } from '../partition/polygon-edges.ts'
import { type Neighbours, neighboursOf } from './neighbours.ts'

/** Neighbours that share a piece of border (`edge`) or at least a point of it (`corner`). */
export type Contiguity = 'edge' | 'corner'

/** Contiguity of the basic grids of one plan, whose shared borders are equal point for point on the 1e-7° lattice. */
export const contiguousPolygons = (polygons: readonly Polygon[], contiguity: Contiguity): Neighbours => {
  const points = new LatticePoints()
  const sharers = new Map<number, number[]>()
  for (const [cell, polygon] of polygons.entries()) {
    for (const ring of polygon.coordinates) {
      const ids = ringPoints(points, ring)
      for (const [k, a] of ids.entries()) {
        const b = ids[(k + 1) % ids.length] ?? a
        const key = contiguity === 'corner' ? a : Math.min(a, b) * 2 ** 26 + Math.max(a, b)
        const cells = sharers.get(key)
        if (cells === undefined) sharers.set(key, [cell])
        else if (!cells.includes(cell)) cells.push(cell)
      }
    }
  }
  const rows = polygons.map(() => new Set<number>())
  for (const cells of sharers.values())
    for (const a of cells) for (const b of cells) if (a !== b) rows[a]?.add(b)
  return neighboursOf(rows)
}

/** Contiguity of H3 cells: the up to six that share an edge, where they are among the cells. */
export const contiguousH3Cells = (ids: readonly string[]): Neighbours => {
  const numbers = new Map(ids.map((id, cell) => [id, cell]))
  return neighboursOf(
    ids.map((id, cell) =>
      gridDisk(id, 1).flatMap((near) => {
        const number = numbers.get(near)
        return number === undefined || number === cell ? [] : [number]
      }),
    ),
  )
}
