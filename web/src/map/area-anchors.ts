import type { AreaGeometry } from './geometry.ts'
import { boundsOf, containsPoint, polygonsOf } from './geometry.ts'
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
  const anchors: Anchor[] = []
  const offer = (x: number, y: number): void => {
    if (!containsPoint(pixels, x, y)) return
    const sides = [
      [x - size.widthPx / 2, y],
      [x + size.widthPx / 2, y],
      [x, y - size.heightPx / 2],
      [x, y + size.heightPx / 2],
    ] as const
    const leaving = sides.filter(([sx, sy]) => !containsPoint(pixels, sx, sy)).length
    anchors.push({ x, y, cost: Math.hypot(x - px, (y - py) * 1.4) + leaving * leavingCostPx })
  }
  offer(px, py)
  for (let i = 1; i < steps; i++)
    for (let j = 1; j < steps; j++)
      offer(west + ((east - west) * i) / steps, north + ((south - north) * j) / steps)
  return anchors
}

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
