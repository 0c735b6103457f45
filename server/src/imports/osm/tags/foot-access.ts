import type { OsmTags } from '../osm-data.ts'
import { isTunnel } from './road-class.ts'

/** `private`: walked by those who live, work or have leave to be there. `none`: by nobody. */
export type FootAccess = 'public' | 'private' | 'none'

const shut = new Set(['no', 'use_sidepath', 'military'])
const restricted = new Set([
  'private',
  'residents',
  'permit',
  'customers',
  'delivery',
  'employees',
  'members',
  'agricultural',
  'forestry',
])
const fast = new Set(['motorway', 'motorway_link'])
const wide = new Set(['trunk', 'trunk_link', 'primary', 'primary_link', 'secondary', 'secondary_link'])

/**
 * Who walks along a way: what `foot` says, else `access`; nobody on motorways and roads kept like one, and in main
 * roads' tunnels only where somebody says so.
 *
 * `private` stays walkable, because a 小区's inner ways are mapped so and its residents walk them to the centre: without
 * them their houses would snap to the street outside the wall. `permissive` is public: the owner lets everybody in
 * (university grounds, most of all) and may end it; `destination` turns away drivers who pass through, not walkers.
 */
export const footAccess = (tags: OsmTags): FootAccess => {
  const highway = tags.highway ?? ''
  if (tags.foot !== undefined) return accessSaid(tags.foot)
  if (fast.has(highway) || tags.motorroad === 'yes') return 'none'
  const access = accessSaid(tags.access ?? 'yes')
  if (access !== 'none' && wide.has(highway) && isTunnel(tags)) {
    return tags.sidewalk === undefined || tags.sidewalk === 'no' ? 'none' : access
  }
  return access
}

/** What a value of `foot` or `access` means to a walker. */
export const accessSaid = (value: string): FootAccess =>
  shut.has(value) ? 'none' : restricted.has(value) ? 'private' : 'public'
