import type { Polygon, Position } from 'geojson'

/** Two lattice steps, in degrees: how far a point put on an edge may lie beside it. */
const reach = 2.1e-7
const cell = 2e-4

/**
 * Gives polygons that were drawn apart the same points along their common borders: each edge takes up every vertex
 * of the others that lies on it. Then shared edges are equal again, to the bit.
 */
export const shareVertices = (polygons: readonly Polygon[]): Polygon[] => {
  const vertices = new Map<string, Position>()
  const buckets = new Map<string, Position[]>()
  for (const polygon of polygons) {
    for (const p of polygon.coordinates.flat()) {
      if (vertices.has(String(p))) continue
      vertices.set(String(p), p)
      const key = `${Math.floor((p[0] ?? 0) / cell)},${Math.floor((p[1] ?? 0) / cell)}`
      const bucket = buckets.get(key)
      if (bucket === undefined) buckets.set(key, [p])
      else bucket.push(p)
    }
  }
  const near = (a: Position, b: Position): Position[] => {
    const found: Position[] = []
    const [ax = 0, ay = 0] = a
    const [bx = 0, by = 0] = b
    for (
      let x = Math.floor((Math.min(ax, bx) - reach) / cell);
      x <= Math.floor((Math.max(ax, bx) + reach) / cell);
      x += 1
    ) {
      for (
        let y = Math.floor((Math.min(ay, by) - reach) / cell);
        y <= Math.floor((Math.max(ay, by) + reach) / cell);
        y += 1
      )
        found.push(...(buckets.get(`${x},${y}`) ?? []))
    }
    return found
  }
  return polygons.map((polygon) => ({
    type: 'Polygon',
    coordinates: polygon.coordinates.map((ring) => {
      const whole: Position[] = []
      ring.forEach((a, i) => {
        whole.push(a)
        const b = ring[i + 1]
        if (b !== undefined) whole.push(...between(a, b, near(a, b)))
      })
      return whole
    }),
  }))
}

/** Points strictly inside an edge and on it, in order. */
const between = (a: Position, b: Position, candidates: readonly Position[]): Position[] => {
  const [ax = 0, ay = 0] = a
  const dx = (b[0] ?? 0) - ax
  const dy = (b[1] ?? 0) - ay
  const length = Math.sqrt(dx * dx + dy * dy)
  const found: { t: number; p: Position }[] = []
  for (const p of candidates) {
    const px = (p[0] ?? 0) - ax
    const py = (p[1] ?? 0) - ay
    const t = (px * dx + py * dy) / length
    if (t <= reach || t >= length - reach) continue
    if (Math.abs(px * dy - py * dx) / length < reach) found.push({ t, p })
  }
  return found.toSorted((one, two) => one.t - two.t).map(({ p }) => p)
}
