import { cellToLatLng, getPentagons } from 'h3-js'
import { RADIANS_PER_DEGREE } from '../crs/ellipsoid.ts'

type Vector = readonly [x: number, y: number, z: number]

/** One of the icosahedron's 20 faces: its middle, and two axes of the plane that touches there, x towards a corner. */
export interface H3Face {
  readonly middle: Vector
  readonly xAxis: Vector
  readonly yAxis: Vector
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const unit = (v: Vector): Vector => {
  const length = Math.sqrt(dot(v, v))
  return [v[0] / length, v[1] / length, v[2] / length]
}
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
]

/** Cosine of the angle between neighbouring corners of an icosahedron is 1/√5; all others are further apart. */
const areNeighbours = (a: Vector, b: Vector): boolean => dot(a, b) > 0.4

/** H3's faces, found from their corners: the pentagons of resolution 0. In no order of H3's own. */
export const h3Faces = (): H3Face[] => {
  const corners = getPentagons(0).map((cell): Vector => {
    const [lat, lon] = cellToLatLng(cell)
    const phi = lat * RADIANS_PER_DEGREE
    const lambda = lon * RADIANS_PER_DEGREE
    return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)]
  })
  const faces: H3Face[] = []
  for (const [i, a] of corners.entries())
    for (const [j, b] of corners.entries())
      for (const c of corners.slice(j + 1))
        if (j > i && areNeighbours(a, b) && areNeighbours(b, c) && areNeighbours(a, c)) {
          const middle = unit([a[0] + b[0] + c[0], a[1] + b[1] + c[1], a[2] + b[2] + c[2]])
          const away = dot(a, middle)
          const xAxis = unit([a[0] - away * middle[0], a[1] - away * middle[1], a[2] - away * middle[2]])
          faces.push({ middle, xAxis, yAxis: cross(middle, xAxis) })
        }
  return faces
}
