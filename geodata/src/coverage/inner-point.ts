import type { Polygon, Position } from 'geojson'
import { metresPerDegree } from '../crs/ellipsoid.ts'

/** The label may lie this much nearer to the outline than the best place; in large shapes, a share of their width. */
const PRECISION_M = 3
const PRECISION_SHARE = 0.04

interface Cell {
  readonly x: number
  readonly y: number
  readonly half: number
  /** Metres to the outline, negative outside. */
  readonly clearM: number
}

/** The place inside a polygon that is farthest from its outline, to a few metres: where its label goes. */
export const innerPoint = ({ coordinates }: Polygon): Position => {
  const [lon0 = 0, lat0 = 0] = coordinates[0]?.[0] ?? []
  const scale = metresPerDegree(lat0)
  const walls = wallsOf(coordinates, (lon, lat) => [(lon - lon0) * scale.lon, (lat - lat0) * scale.lat])
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < walls.length; i += 4) {
    west = Math.min(west, walls[i] as number)
    south = Math.min(south, walls[i + 1] as number)
    east = Math.max(east, walls[i] as number)
    north = Math.max(north, walls[i + 1] as number)
  }
  const cellAt = (x: number, y: number, half: number): Cell => ({ x, y, half, clearM: clearM(walls, x, y) })
  let best = cellAt((west + east) / 2, (south + north) / 2, 0)
  const size = Math.max(Math.min(east - west, north - south), PRECISION_M)
  const precisionM = Math.max(PRECISION_M, PRECISION_SHARE * size)
  let cells: Cell[] = []
  for (let x = west; x < east; x += size) {
    for (let y = south; y < north; y += size) cells.push(cellAt(x + size / 2, y + size / 2, size / 2))
  }
  while (cells.length > 0) {
    for (const cell of cells) if (cell.clearM > best.clearM) best = cell
    const hopeful = cells.filter(({ clearM, half }) => clearM + half * Math.SQRT2 > best.clearM + precisionM)
    cells = hopeful.flatMap(({ x, y, half }) => {
      const h = half / 2
      return [
        cellAt(x - h, y - h, h),
        cellAt(x + h, y - h, h),
        cellAt(x - h, y + h, h),
        cellAt(x + h, y + h, h),
      ]
    })
  }
  return [lon0 + best.x / scale.lon, lat0 + best.y / scale.lat]
}

/** Edges of all rings as a run of x, y, x, y. */
const wallsOf = (
  rings: readonly (readonly Position[])[],
  toMetres: (lon: number, lat: number) => [number, number],
): Float64Array => {
  const walls: number[] = []
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const [lonA = 0, latA = 0] = ring[i - 1] ?? []
      const [lonB = 0, latB = 0] = ring[i] ?? []
      walls.push(...toMetres(lonA, latA), ...toMetres(lonB, latB))
    }
  }
  return Float64Array.from(walls)
}

const clearM = (walls: Float64Array, x: number, y: number): number => {
  let inside = false
  let nearest2 = Infinity
  for (let i = 0; i < walls.length; i += 4) {
    const ax = walls[i] as number
    const ay = walls[i + 1] as number
    const dx = (walls[i + 2] as number) - ax
    const dy = (walls[i + 3] as number) - ay
    if (ay > y !== ay + dy > y && x < ax + ((y - ay) / dy) * dx) inside = !inside
    const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)
    const share = along < 0 ? 0 : along > 1 ? 1 : along
    const away2 = (x - ax - share * dx) ** 2 + (y - ay - share * dy) ** 2
    if (away2 < nearest2) nearest2 = away2
  }
  return inside ? Math.sqrt(nearest2) : -Math.sqrt(nearest2)
}
