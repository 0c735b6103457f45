import { type EdgePlaces, nearestCentres } from '../network/nearest-centres.ts'
import type { Snapped } from '../network/snap.ts'
import type { WalkNetwork } from '../network/walk-network.ts'

/** Places snapped to the network, as columns. */
export interface SnappedPlaces {
  /** −1: no way near enough. */
  readonly edge: Int32Array
  readonly offsetM: Float64Array
  /** Straight metres between the place and its point on the network, counted as walked. Not given: not counted. */
  readonly gapM?: Float64Array
}

/** No centre can be walked to. */
export const NO_CENTRE = -1

export const walkStates = ['walkable', 'no-way', 'off-network'] as const
/**
 * `walkable`: a centre can be walked to; `no-way`: snapped, but no centre is on its part of the network (an island);
 * `off-network`: not snapped.
 */
export type WalkState = (typeof walkStates)[number]

/**
 * Walk of each building to its nearest and second nearest centre, by position. Without one the centre is `NO_CENTRE`
 * and the metres are Infinity, which is more than any limit; ask `walkOf` for what goes into an answer.
 */
export interface Walks {
  readonly count: number
  readonly nearest: Int32Array
  readonly nearestM: Float64Array
  /** The nearest of the other centres. */
  readonly second: Int32Array
  readonly secondM: Float64Array
  /** Position in `walkStates`. */
  readonly state: Uint8Array
}

export interface WalksInput {
  readonly network: WalkNetwork
  readonly buildings: SnappedPlaces
  /** Entrances. Those that are not on the network are nobody's nearest. */
  readonly centres: SnappedPlaces
}

/** Snapped points → columns; null where the point could not be snapped. */
export const snappedPlaces = (
  snapped: readonly (Pick<Snapped, 'edge' | 'offsetM' | 'snappedM'> | null)[],
): Required<SnappedPlaces> => ({
  edge: Int32Array.from(snapped, (place) => place?.edge ?? -1),
  offsetM: Float64Array.from(snapped, (place) => place?.offsetM ?? 0),
  gapM: Float64Array.from(snapped, (place) => place?.snappedM ?? 0),
})

/**
 * Walks from every building to the centres' entrances, in one pass from all centres together.
 *
 * Counted are the metres from the building to its nearest point of the network (`buildings.gapM`), the metres along
 * the network, and those from the network to the entrance (`centres.gapM`). The rule of domain.md, section 4, starts at
 * the building's nearest point of the network: leave `buildings.gapM` out for that. Nearest is by what is counted; ties
 * go to the lower centre.
 */
export const measureWalks = ({ network, buildings, centres }: WalksInput): Walks => {
  const count = buildings.edge.length
  const kept = onNetwork(centres)
  const targets = onNetwork(buildings)
  const found = nearestCentres(network, kept.places, targets.places)
  const walks = {
    count,
    nearest: new Int32Array(count).fill(NO_CENTRE),
    nearestM: new Float64Array(count).fill(Infinity),
    second: new Int32Array(count).fill(NO_CENTRE),
    secondM: new Float64Array(count).fill(Infinity),
    state: new Uint8Array(count).fill(walkStates.indexOf('off-network')),
  }
  targets.at.forEach((building, target) => {
    const gapM = targets.places.beforeM?.[target] ?? 0
    const nearest = found.nearest[target] as number
    walks.state[building] = walkStates.indexOf(nearest < 0 ? 'no-way' : 'walkable')
    if (nearest < 0) return
    walks.nearest[building] = kept.at[nearest] as number
    walks.nearestM[building] = (found.nearestM[target] as number) + gapM
    const second = found.second[target] as number
    if (second < 0) return
    walks.second[building] = kept.at[second] as number
    walks.secondM[building] = (found.secondM[target] as number) + gapM
  })
  return walks
}

/** The places that are on the network, and where each was. */
const onNetwork = ({ edge, offsetM, gapM }: SnappedPlaces): { at: Int32Array; places: EdgePlaces } => {
  const at = Int32Array.from(edge.keys()).filter((place) => (edge[place] as number) >= 0)
  const whole = at.length === edge.length
  const pick = (column: Float64Array) => Float64Array.from(at, (place) => column[place] as number)
  return {
    at,
    places: {
      edge: whole ? edge : Int32Array.from(at, (place) => edge[place] as number),
      offsetM: whole ? offsetM : pick(offsetM),
      ...(gapM === undefined ? {} : { beforeM: whole ? gapM : pick(gapM) }),
    },
  }
}

/** A walk as it goes into answers. */
export interface Walk {
  readonly centre: number
  readonly metres: number
}

/** Walk to the nearest centre, null where there is none. */
export const walkOf = (walks: Walks, building: number): Walk | null => {
  const centre = walks.nearest[building] ?? NO_CENTRE
  return centre < 0 ? null : { centre, metres: walks.nearestM[building] as number }
}

export const walkStateOf = (walks: Walks, building: number): WalkState =>
  walkStates[walks.state[building] ?? 2] ?? 'off-network'
