import type { OsmTags } from '../osm-data.ts'
import { accessSaid } from './foot-access.ts'

const gates = new Set([
  'gate',
  'lift_gate',
  'swing_gate',
  'sliding_gate',
  'wicket_gate',
  'hampshire_gate',
  'bump_gate',
  'entrance',
  'kissing_gate',
  'sally_port',
  'turnstile',
  'full-height_turnstile',
])
const walls = new Set(['wall', 'fence', 'city_wall', 'retaining_wall', 'hedge', 'guard_rail'])

export const isGate = (tags: OsmTags): boolean => gates.has(tags.barrier ?? '')

/** Whether the object is a wall, a fence or the like. As a node of a way it stands across it. */
export const isWall = (tags: OsmTags): boolean =>
  walls.has(tags.barrier ?? '') || tags.historic === 'citywalls'

/**
 * Whether people get through a gate, or a wall that stands across a way, on foot: as `foot` says, else `access`; a
 * private one lets its residents through. Where neither says a thing, a locked gate is shut, and a wall is.
 */
export const isPassable = (tags: OsmTags): boolean => {
  const said = tags.foot ?? tags.access
  if (said !== undefined) return accessSaid(said) !== 'none'
  return tags.locked !== 'yes' && isGate(tags)
}
