import type { PointClusters } from './cluster-points.ts'
import { latOfMercator, lonOfMercator, mercatorX, mercatorY } from './mercator.ts'
import type { PointerPlace } from './pointer.ts'
import type { RequestColumns } from './requests-columns.ts'
import { clusterRadius } from './requests-signs.ts'
import type { BBox } from './types.ts'

/** A group of requests drawn as one disc. */
export interface ClusterHit {
  readonly kind: 'cluster'
  readonly count: number
  readonly open: number
  readonly overdue: number
  readonly bbox: BBox
}

/** What lies under the pointer. `row` is the request's place in its columns. */
export type RequestHit =
  | { readonly kind: 'request'; readonly row: number }
  | ClusterHit
  | { readonly kind: 'cell'; readonly id: string }

const reachPx = 11

/** The nearest of the requests that are drawn; of equally near ones the upper. `worldPx`: how wide the world is now. */
export const requestAt = (
  columns: RequestColumns,
  { lon, lat }: PointerPlace,
  worldPx: number,
  isDrawn: (row: number) => boolean,
): number | null => {
  const [x, y, reach] = [mercatorX(lon), mercatorY(lat), reachPx / worldPx]
  let best: { row: number; distance: number } | null = null
  for (let row = columns.length - 1; row >= 0; row -= 1) {
    const dx = (columns.x[row] as number) - x
    if (dx > reach || dx < -reach) continue
    const distance = Math.hypot(dx, (columns.y[row] as number) - y)
    if (distance > reach || (best !== null && distance >= best.distance) || !isDrawn(row)) continue
    best = { row, distance }
  }
  return best?.row ?? null
}

/** The group whose disc lies there. */
export const clusterAt = (
  clusters: PointClusters,
  { lon, lat }: PointerPlace,
  worldPx: number,
): ClusterHit | null => {
  const [x, y] = [mercatorX(lon), mercatorY(lat)]
  for (let i = 0; i < clusters.count.length; i += 1) {
    const count = clusters.count[i] as number
    const distance = Math.hypot((clusters.x[i] as number) - x, (clusters.y[i] as number) - y)
    if (distance * worldPx > clusterRadius(count)) continue
    const [west = 0, north = 0, east = 0, south = 0] = clusters.box.subarray(4 * i, 4 * i + 4)
    return {
      kind: 'cluster',
      count,
      open: clusters.open[i] as number,
      overdue: clusters.overdue[i] as number,
      bbox: [lonOfMercator(west), latOfMercator(south), lonOfMercator(east), latOfMercator(north)],
    }
  }
  return null
}
