import type { RoadClass } from '@wangge/geodata'
import type { OsmTags } from '../osm-data.ts'

const classes: Readonly<Record<string, RoadClass>> = {
  motorway: 'trunk',
  motorway_link: 'trunk',
  trunk: 'trunk',
  trunk_link: 'trunk',
  primary: 'primary',
  primary_link: 'primary',
  secondary: 'secondary',
  secondary_link: 'secondary',
  tertiary: 'tertiary',
  tertiary_link: 'tertiary',
  unclassified: 'residential',
  residential: 'residential',
  road: 'residential',
  living_street: 'lane',
  service: 'service',
  track: 'service',
  pedestrian: 'pedestrian',
  footway: 'footway',
  path: 'footway',
  cycleway: 'footway',
  bridleway: 'footway',
  corridor: 'footway',
  steps: 'steps',
}

/** Class of a road; null for what is no road yet or no way to walk or drive (construction, platform, proposed, …). */
export const roadClassOf = (tags: OsmTags): RoadClass | null => {
  const highway = tags.highway
  if (highway === undefined) return null
  if (highway === 'service' && tags.service === 'alley') return 'lane'
  return classes[highway] ?? null
}

const said = (value: string | undefined): boolean => value !== undefined && value !== 'no'
export const isBridge = (tags: OsmTags): boolean => said(tags.bridge)
export const isTunnel = (tags: OsmTags): boolean => said(tags.tunnel)

/** `layer`, where it is a whole number from −5 to 5; otherwise what bridge and tunnel imply. */
export const layerOf = (tags: OsmTags): { layer: number; junk: boolean } => {
  const implied = isBridge(tags) ? 1 : isTunnel(tags) ? -1 : 0
  if (tags.layer === undefined) return { layer: implied, junk: false }
  const layer = Number(tags.layer)
  const usable = Number.isInteger(layer) && Math.abs(layer) <= 5
  return usable ? { layer, junk: false } : { layer: implied, junk: true }
}
