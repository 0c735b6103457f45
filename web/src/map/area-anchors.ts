import type { AreaGeometry } from './geometry.ts'
import { boundsOf, polygonsOf } from './geometry.ts'
import { type Frame, toPixels } from './mercator.ts'
import type { Anchor } from './place-labels.ts'

const usualSteps = 14
/** A label that leaves its own polygon on one side costs as much as being this far from the best point. */
const leavingCostPx = 70

/**
 * Where a grid's name may stand: its label point first, then a lattice of points inside it, dearer with distance
 * and with every side on which the label would leave the polygon.
 *
 * @param steps of the lattice, each way
 */
export function areaAnchors(
  geometry: AreaGeometry,
  labelPoint: readonly [lon: number, lat: number],
  frame: Frame,
  size: { readonly widthPx: number; readonly heightPx: number },
  steps = usualSteps,
): readonly Anchor[] {
  const pixels = project(geometry, frame)
  const [px, py] = toPixels(frame, labelPoint[0], labelPoint[1])
  const [west, north, east, south] = boundsOf(pixels)
  const rowAt = (y: number): Row => ({
    y,
    middle: crossingsAt(pixels, y),
    over: crossingsAt(pixels, y - size.heightPx / 2),
    under: crossingsAt(pixels, y + size.heightPx / 2),
  })
  const anchors: Anchor[] = []
  const offer = (x: number, { y, middle, over, under }: Row): void => {
    if (!isInside(middle, x)) return
    const sides = [
      isInside(middle, x - size.widthPx / 2),
      isInside(middle, x + size.widthPx / 2),
      isInside(over, x),
      isInside(under, x),
    ]
    const leaving = sides.filter((inside) => !inside).length
    anchors.push({ x, y, cost: Math.hypot(x - px, (y - py) * 1.4) + leaving * leavingCostPx })
  }
  offer(px, rowAt(py))
  const inner = Array.from({ length: steps - 1 }, (_, index) => (index + 1) / steps)
  const rows = inner.map((share) => rowAt(north + (south - north) * share))
  for (const share of inner) for (const row of rows) offer(west + (east - west) * share, row)
  return anchors
}

/** Where lines through a label's middle, its upper and its lower side cross the polygon's. */
interface Row {
  readonly y: number
  readonly middle: readonly number[]
  readonly over: readonly number[]
  readonly under: readonly number[]
}

/** All points of a row are asked of the polygon at once: one walk around it a row, not one a point. */
function crossingsAt(geometry: AreaGeometry, y: number): readonly number[] {
  const crossings: number[] = []
  for (const rings of polygonsOf(geometry))
    for (const ring of rings)
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax = 0, ay = 0] = ring[i] ?? []
        const [bx = 0, by = 0] = ring[j] ?? []
        if (ay > y !== by > y) crossings.push(((bx - ax) * (y - ay)) / (by - ay) + ax)
      }
  return crossings
}

/** Even–odd: holes count as outside. */
const isInside = (crossings: readonly number[], x: number): boolean =>
  crossings.filter((at) => x < at).length % 2 === 1

function project(geometry: AreaGeometry, frame: Frame): AreaGeometry {
  return {
    type: 'MultiPolygon',
    coordinates: polygonsOf(geometry).map((rings) =>
      rings.map((ring) => ring.map(([lon = 0, lat = 0]) => toPixels(frame, lon, lat))),
    ),
  }
}

/** Clear of the sign's own box and the placer's margin, by a hair. */
const signMarginPx = 1

/** Beside a sign: right, left, below, above, in this order. */
export function signAnchors(
  point: readonly [x: number, y: number],
  radiusPx: number,
  size: { readonly widthPx: number; readonly heightPx: number },
  order: 'beside' | 'below',
): readonly Anchor[] {
  const [x, y] = point
  const aside = radiusPx + signMarginPx + size.widthPx / 2
  const away = radiusPx + signMarginPx + size.heightPx / 2
  const beside = order === 'beside' ? 0 : 2
  return [
    { x: x + aside, y, cost: beside },
    { x: x - aside, y, cost: beside + 1 },
    { x, y: y + away, cost: 2 - beside },
    { x, y: y - away, cost: 3 - beside },
  ]
}
