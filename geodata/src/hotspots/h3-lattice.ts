import { RADIANS_PER_DEGREE } from '../crs/ellipsoid.ts'
import { type H3Face, h3Faces } from './h3-faces.ts'

/** In the plane of a face, the distance between cells of resolution 0, and the turn of every odd resolution (H3's own). */
const SPACING_0 = 0.381966011250105
const ODD_TURN = Math.asin(Math.sqrt(3 / 28))
const HALF_ROOT_3 = Math.sqrt(3) / 2
const NUMBERS_A_FACE = 18
/** Nearer than this to a hexagon's edge, in spacings of the lattice, or to a face's edge: left to H3 itself. */
const EDGE_MARGIN = 1e-5
const FACE_MARGIN = 1e-9
/** Middles of faces that share an edge are 42° apart, others at least 71°. */
const SHARING_EDGE = 0.7

/**
 * H3's hexagons without H3's price. On each face of the icosahedron the cells of a resolution are a plain hexagonal lattice
 * of the gnomonic projection, so that a point's cell is found by some multiplications and rounding. Points for which rounding
 * errors could matter are not answered.
 */
export class H3Lattice {
  /** After `locate` returned true: the face and the place in its lattice, which belong to one H3 cell only. */
  face = 0
  q = 0
  r = 0
  readonly #axes: Float64Array
  readonly #faces: number

  constructor(resolution: number) {
    const faces = h3Faces()
    this.#faces = faces.length
    this.#axes = new Float64Array(faces.length * NUMBERS_A_FACE)
    const perUnit = Math.sqrt(7) ** resolution / SPACING_0
    const turn = resolution % 2 === 1 ? ODD_TURN : 0
    const cos = Math.cos(turn) * perUnit
    const sin = Math.sin(turn) * perUnit
    for (const [face, { middle, xAxis, yAxis }] of faces.entries()) {
      for (let k = 0; k < 3; k += 1) {
        const x = xAxis[k] as number
        const y = yAxis[k] as number
        this.#axes[face * NUMBERS_A_FACE + k] = middle[k] as number
        this.#axes[face * NUMBERS_A_FACE + 3 + k] = cos * x + sin * y
        this.#axes[face * NUMBERS_A_FACE + 6 + k] = cos * y - sin * x
      }
      this.#axes.set(edgesOf(face, faces), face * NUMBERS_A_FACE + 9)
    }
  }

  /** Sets `face`, `q` and `r`; false where only H3 itself can tell. */
  locate(lon: number, lat: number): boolean {
    const axes = this.#axes
    const cosLat = Math.cos(lat * RADIANS_PER_DEGREE)
    const px = cosLat * Math.cos(lon * RADIANS_PER_DEGREE)
    const py = cosLat * Math.sin(lon * RADIANS_PER_DEGREE)
    const pz = Math.sin(lat * RADIANS_PER_DEGREE)
    if (!this.#withinFace(px, py, pz) && !this.#findFace(px, py, pz)) return false
    const at = this.face * NUMBERS_A_FACE
    const near = px * (axes[at] as number) + py * (axes[at + 1] as number) + pz * (axes[at + 2] as number)
    const x =
      (px * (axes[at + 3] as number) + py * (axes[at + 4] as number) + pz * (axes[at + 5] as number)) / near
    const y =
      (px * (axes[at + 6] as number) + py * (axes[at + 7] as number) + pz * (axes[at + 8] as number)) / near
    return this.#round(x, y)
  }

  /** Whether the point is on the inner side of all three edges of `face`. */
  #withinFace(px: number, py: number, pz: number): boolean {
    const axes = this.#axes
    const at = this.face * NUMBERS_A_FACE + 9
    for (let e = at; e < at + 9; e += 3) {
      const inside = px * (axes[e] as number) + py * (axes[e + 1] as number) + pz * (axes[e + 2] as number)
      if (inside < FACE_MARGIN) return false
    }
    return true
  }

  /** Sets `face` to the one with the nearest middle; false where two are as near. */
  #findFace(px: number, py: number, pz: number): boolean {
    const axes = this.#axes
    let best = -2
    let second = -2
    for (let face = 0; face < this.#faces; face += 1) {
      const at = face * NUMBERS_A_FACE
      const near = px * (axes[at] as number) + py * (axes[at + 1] as number) + pz * (axes[at + 2] as number)
      if (near > best) {
        second = best
        best = near
        this.face = face
      } else if (near > second) second = near
    }
    return best - second >= FACE_MARGIN
  }

  /** The nearest centre of the lattice spanned by (1, 0) and (1/2, √3/2). */
  #round(x: number, y: number): boolean {
    const rExact = y / HALF_ROOT_3
    const qExact = x - rExact / 2
    let q = Math.round(qExact)
    let r = Math.round(rExact)
    const s = Math.round(-qExact - rExact)
    const qOff = Math.abs(q - qExact)
    const rOff = Math.abs(r - rExact)
    const sOff = Math.abs(s + qExact + rExact)
    if (qOff > rOff && qOff > sOff) q = -r - s
    else if (rOff > sOff) r = -q - s
    const dx = x - q - r / 2
    const dy = (y - r * HALF_ROOT_3) * HALF_ROOT_3
    const out = Math.max(Math.abs(dx), Math.abs(dx / 2 + dy), Math.abs(dx / 2 - dy))
    if (out > 0.5 - EDGE_MARGIN) return false
    this.q = q
    this.r = r
    return true
  }
}

/** For each edge of a face, its middle less the middle of the face beyond: positive where the face itself is nearer. */
const edgesOf = (face: number, faces: readonly H3Face[]): number[] => {
  const [x = 0, y = 0, z = 0] = faces[face]?.middle ?? []
  return faces.flatMap(({ middle }, other) =>
    other !== face && x * middle[0] + y * middle[1] + z * middle[2] > SHARING_EDGE
      ? [x - middle[0], y - middle[1], z - middle[2]]
      : [],
  )
}
