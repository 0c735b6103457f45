import type { Position } from 'geojson'
import type { RoadClass } from '../model/kinds.ts'

/** A way as the network is built from it; every `Road` is one. Coordinates in degrees, whole multiples of 1e-7°. */
export interface WalkWay {
  readonly id: number
  readonly roadClass: RoadClass
  readonly geometry: { readonly coordinates: readonly Position[] }
  readonly bridge: boolean
  readonly tunnel: boolean
  /** Level above (+) or below (−) ground, −128 to 127. */
  readonly layer: number
  /** Ways that nobody may walk along are left out. */
  readonly walkable: boolean
  /** Walked only by those who live or work along it; kept, and flagged. */
  readonly privateAccess?: boolean
}
