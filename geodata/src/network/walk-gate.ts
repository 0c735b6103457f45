import type { Position } from 'geojson'
import type { Landscape } from '../model/dataset.ts'

/** A gate, where it stands on a vertex of a way; one that stands elsewhere hinders nobody. Degrees, WGS 84. */
export interface WalkGate {
  readonly position: Position
  /** Nobody gets through on foot: ways are cut here. */
  readonly closed: boolean
}

/** The gates of a street's landscape. One of which nobody knows is taken to be open. */
export const gatesOf = (
  landscape: Iterable<Pick<Landscape, 'kind' | 'geometry' | 'passable'>>,
): WalkGate[] => {
  const gates: WalkGate[] = []
  for (const { kind, geometry, passable } of landscape) {
    if (kind !== 'gate' || geometry.type !== 'Point') continue
    gates.push({ position: geometry.coordinates, closed: passable === false })
  }
  return gates
}
