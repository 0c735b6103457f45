import { metresPerDegree } from '../crs/ellipsoid.ts'
import type { CellCentres } from './neighbours.ts'

const MOST_BUCKETS_A_CELL = 4

/**
 * Cells sorted into rows and columns at least `sideM` metres wide and high, so that what lies within `sideM` of a cell is in
 * its bucket or the eight around it.
 */
export class CellBuckets {
  readonly columns: number
  readonly rows: number
  /** The cells of bucket `row · columns + column` are `cell[start[b]] … cell[start[b + 1] − 1]`, ascending. */
  readonly start: Int32Array
  readonly cell: Int32Array
  readonly columnOf: Int32Array
  readonly rowOf: Int32Array
  /** Metres that a bucket is wide and high at least. */
  readonly sideM: number
  readonly #lon: Float64Array
  readonly #lat: Float64Array
  readonly #metresPerLon: Float64Array
  readonly #metresPerLat: Float64Array

  constructor({ lon, lat }: CellCentres, sideM: number) {
    const n = lon.length
    this.#lon = lon
    this.#lat = lat
    this.#metresPerLon = new Float64Array(n)
    this.#metresPerLat = new Float64Array(n)
    const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
    const least = { lon: Infinity, lat: Infinity }
    for (let i = 0; i < n; i += 1) {
      const scale = metresPerDegree(lat[i] as number)
      this.#metresPerLon[i] = scale.lon
      this.#metresPerLat[i] = scale.lat
      least.lon = Math.min(least.lon, scale.lon)
      least.lat = Math.min(least.lat, scale.lat)
      box.west = Math.min(box.west, lon[i] as number)
      box.east = Math.max(box.east, lon[i] as number)
      box.south = Math.min(box.south, lat[i] as number)
      box.north = Math.max(box.north, lat[i] as number)
    }
    // Never many more buckets than cells, however small the side is.
    const area = (box.east - box.west) * least.lon * (box.north - box.south) * least.lat
    const longest = Math.max((box.east - box.west) * least.lon, (box.north - box.south) * least.lat)
    const most = MOST_BUCKETS_A_CELL * n + 16
    this.sideM = Math.max(sideM, Math.sqrt(area / most), longest / most)
    // A shade wider, so that rounding never puts two cells `sideM` apart two buckets apart.
    const width = (this.sideM * (1 + 1e-9)) / least.lon
    const height = (this.sideM * (1 + 1e-9)) / least.lat
    this.columns = n === 0 ? 0 : Math.floor((box.east - box.west) / width) + 1
    this.rows = n === 0 ? 0 : Math.floor((box.north - box.south) / height) + 1
    this.columnOf = lon.length === 0 ? new Int32Array(0) : Int32Array.from(lon, (x) => (x - box.west) / width)
    this.rowOf = Int32Array.from(lat, (y) => (y - box.south) / height)
    this.start = new Int32Array(this.columns * this.rows + 1)
    this.cell = new Int32Array(n)
    this.#sort()
  }

  /** Metres between two cells, at the scale half-way between them. */
  distanceM(a: number, b: number): number {
    const lonScale = ((this.#metresPerLon[a] as number) + (this.#metresPerLon[b] as number)) / 2
    const latScale = ((this.#metresPerLat[a] as number) + (this.#metresPerLat[b] as number)) / 2
    const x = ((this.#lon[a] as number) - (this.#lon[b] as number)) * lonScale
    const y = ((this.#lat[a] as number) - (this.#lat[b] as number)) * latScale
    return Math.sqrt(x * x + y * y)
  }

  #sort(): void {
    const { start, columnOf, rowOf } = this
    const bucketOf = columnOf.map((column, i) => (rowOf[i] as number) * this.columns + column)
    for (const bucket of bucketOf) start[bucket + 1] = (start[bucket + 1] as number) + 1
    for (let b = 1; b < start.length; b += 1) start[b] = (start[b] as number) + (start[b - 1] as number)
    const next = start.slice()
    for (let i = 0; i < bucketOf.length; i += 1) {
      const bucket = bucketOf[i] as number
      const at = next[bucket] as number
      this.cell[at] = i
      next[bucket] = at + 1
    }
  }
}
