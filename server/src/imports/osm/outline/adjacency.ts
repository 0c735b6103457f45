import type { Polygon, Position } from 'geojson'
import type { Bbox } from '../osm-data.ts'

/** What lies along a block's border, in degrees of equal scale. */
export interface BlockBorder {
  readonly length: number
  /** Along the box that the data was cut to: nobody knows what is beyond. */
  readonly onBox: number
  /** Along each neighbouring block, by its number. */
  readonly beside: ReadonlyMap<number, number>
}

/** Borders of blocks that share their edges vertex by vertex. `box` must be on the lattice. */
export const measureBorders = (blocks: readonly Polygon[], box: Bbox): BlockBorder[] => {
  const [west, south, east, north] = box
  const squeeze = Math.cos((south * Math.PI) / 180)
  const owners = new Map<string, number[]>()
  const edges = blocks.map((block, i) => {
    const found: { key: string; length: number; onBox: boolean }[] = []
    for (const ring of block.coordinates) {
      for (let j = 0; j + 1 < ring.length; j++) {
        const [ax, ay] = ring[j] as [number, number]
        const [bx, by] = ring[j + 1] as [number, number]
        const key = edgeKey(ring[j] as Position, ring[j + 1] as Position)
        const onBox =
          (ax === bx && (ax === west || ax === east)) || (ay === by && (ay === south || ay === north))
        owners.set(key, [...(owners.get(key) ?? []), i])
        found.push({ key, length: Math.hypot((bx - ax) * squeeze, by - ay), onBox })
      }
    }
    return found
  })
  return edges.map((own, i) => {
    const beside = new Map<number, number>()
    let length = 0
    let onBox = 0
    for (const edge of own) {
      length += edge.length
      if (edge.onBox) onBox += edge.length
      for (const other of owners.get(edge.key) ?? []) {
        if (other !== i) beside.set(other, (beside.get(other) ?? 0) + edge.length)
      }
    }
    return { length, onBox, beside }
  })
}

const edgeKey = (a: Position, b: Position): string => {
  const p = `${a[0]} ${a[1]}`
  const q = `${b[0]} ${b[1]}`
  return p < q ? `${p} ${q}` : `${q} ${p}`
}
