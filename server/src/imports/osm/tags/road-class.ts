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

const forbidden = new Set(['no', 'private', 'use_sidepath'])
const fast = new Set(['motorway', 'motorway_link'])
const wide = new Set(['trunk', 'trunk_link', 'primary', 'primary_link', 'secondary', 'secondary_link'])

/** Whether people walk along it: never on motorways, in road tunnels only where somebody says so. */
export const isWalkable = (tags: OsmTags): boolean => {
  const highway = tags.highway ?? ''
  if (tags.foot !== undefined) return !forbidden.has(tags.foot)
  if (fast.has(highway)) return false
  if (tags.access !== undefined && forbidden.has(tags.access)) return false
  if (wide.has(highway) && isTunnel(tags)) return tags.sidewalk !== undefined && tags.sidewalk !== 'no'
  return true
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
