import type { RoadClass } from '@wangge/geodata'

/** From which zoom a road is in its tile: a town's lanes are not needed for a view of the county. */
const fromZoom: Readonly<Record<RoadClass, number>> = {
  trunk: 0,
  primary: 0,
  secondary: 0,
  tertiary: 11,
  residential: 12,
  pedestrian: 13,
  lane: 13,
  service: 13,
  footway: 14,
  steps: 14,
}

export const isRoadDrawn = (roadClass: unknown, zoom: number): boolean =>
  typeof roadClass === 'string' && roadClass in fromZoom && zoom >= fromZoom[roadClass as RoadClass]
