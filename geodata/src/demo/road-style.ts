import type { RoadClass } from '../model/kinds.ts'
import type { WayStyle } from './planar-map.ts'

/** Half of what a way takes from the land beside it: carriageway and pavement. */
export const halfWidthM: Readonly<Record<RoadClass, number>> = {
  trunk: 20,
  primary: 17,
  secondary: 13,
  tertiary: 10,
  residential: 7,
  lane: 3.2,
  service: 3.2,
  pedestrian: 5,
  footway: 1.6,
  steps: 1.6,
}

export const ground = (roadClass: RoadClass, name: string | null = null): WayStyle => ({
  name,
  roadClass,
  bridge: false,
  tunnel: false,
  layer: 0,
})
