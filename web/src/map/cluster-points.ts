/** Where points lie, Web Mercator 0–1, and what they are. */
export interface ClusterColumns {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly stage: Uint8Array
  readonly overdue: Uint8Array
}

/** Groups of points that would lie over each other; columns, one place a group. */
export interface PointClusters {
  /** Middle of the group's points, Mercator. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly count: Int32Array
  readonly open: Int32Array
  readonly overdue: Int32Array
  /** West, north, east, south of each, Mercator. */
  readonly box: Float64Array
  /** 1 for every point that is shown by itself. */
  readonly alone: Uint8Array
}

const tilePx = 512

/**
 * Points that lie within `radiusPx` of a first one at a whole zoom are one group, of two at least. First come those
 * that lie amid most others, so that groups sit on the knots. The same points and zoom give the same groups: panning
 * changes nothing.
 *
 * @param shown 1 for each point that takes part
 */
export const clusterPoints = (
  { x, y, stage, overdue }: ClusterColumns,
  shown: Uint8Array,
  zoom: number,
  radiusPx: number,
): PointClusters => {
  const radius = radiusPx / (tilePx * 2 ** zoom)
  const cells = bucketsOf(x, y, shown, radius)
  const free = Uint8Array.from(shown)
  const alone = new Uint8Array(x.length)
  const groups: number[][] = []
  for (const first of cells.leaders) {
    if (free[first] === 0) continue
    const members = freeWithin(cells, { x, y, free, radius }, first)
    for (const row of members) free[row] = 0
    if (members.length === 1) alone[first] = 1
    else groups.push(members)
  }
  const found: PointClusters = {
    x: new Float64Array(groups.length),
    y: new Float64Array(groups.length),
    count: new Int32Array(groups.length),
    open: new Int32Array(groups.length),
    overdue: new Int32Array(groups.length),
    box: new Float64Array(4 * groups.length),
    alone,
  }
  for (const [group, members] of groups.entries()) {
    let [sumX, sumY, open, late] = [0, 0, 0, 0]
    let [west, north, east, south] = [1, 1, 0, 0]
    for (const row of members) {
      const [atX, atY] = [x[row] as number, y[row] as number]
      sumX += atX
      sumY += atY
      if ((stage[row] as number) < 7) open += 1
      late += overdue[row] as number
      west = Math.min(west, atX)
      east = Math.max(east, atX)
      north = Math.min(north, atY)
      south = Math.max(south, atY)
    }
    found.x[group] = sumX / members.length
    found.y[group] = sumY / members.length
    found.count[group] = members.length
    found.open[group] = open
    found.overdue[group] = late
    found.box.set([west, north, east, south], 4 * group)
  }
  return found
}

interface Buckets {
  readonly rows: Map<number, number[]>
  /** Rows, those of the fullest buckets first. */
  readonly leaders: Iterable<number>
}

/** A street is small: a whole world of buckets is numbered from its own corner. */
const columns = 2 ** 24

const keyOf = (x: number, y: number, radius: number): number =>
  Math.floor(x / radius) * columns + (Math.floor(y / radius) % columns)

const bucketsOf = (x: Float64Array, y: Float64Array, shown: Uint8Array, radius: number): Buckets => {
  const rows = new Map<number, number[]>()
  for (let row = 0; row < x.length; row += 1) {
    if (shown[row] === 0) continue
    const key = keyOf(x[row] as number, y[row] as number, radius)
    const bucket = rows.get(key)
    if (bucket === undefined) rows.set(key, [row])
    else bucket.push(row)
  }
  const leaders = [...rows.values()].toSorted((a, b) => b.length - a.length).flat()
  return { rows, leaders }
}

const freeWithin = (
  { rows }: Buckets,
  at: { x: Float64Array; y: Float64Array; free: Uint8Array; radius: number },
  first: number,
): number[] => {
  const [x, y] = [at.x[first] as number, at.y[first] as number]
  const found: number[] = []
  for (const east of [-1, 0, 1])
    for (const south of [-1, 0, 1]) {
      const key = keyOf(x + east * at.radius, y + south * at.radius, at.radius)
      const bucket = rows.get(key)
      if (bucket === undefined) continue
      let kept = 0
      for (const row of bucket) {
        if (at.free[row] === 0) continue
        const [dx, dy] = [(at.x[row] as number) - x, (at.y[row] as number) - y]
        if (dx * dx + dy * dy <= at.radius * at.radius) found.push(row)
        else bucket[kept++] = row
      }
      // Whoever has a group is not looked at again.
      bucket.length = kept
    }
  return found
}
