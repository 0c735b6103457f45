import type { BuildingUse, LandscapeKind } from '../model/kinds.ts'
import type { WayStyle } from './planar-map.ts'
import type { Skeleton } from './skeleton.ts'
import type { Ring, Vec } from './vec.ts'

/** A building on the plane, before it has households and a grid. */
export interface TownBuilding {
  readonly ring: Ring
  readonly use: BuildingUse
  readonly floors: number
  /** Homes in it when every one is lived in. */
  readonly homes: number
  readonly name: string | null
  /** Index into `compounds`, or −1. */
  readonly compound: number
}

export interface TownCompound {
  readonly ring: Ring
  readonly kind: 'slab' | 'tower' | 'workers' | 'village'
  /** Where people go in and out. */
  readonly gates: readonly Vec[]
}

export interface TownShape {
  readonly kind: LandscapeKind
  readonly name: string | null
  readonly shape:
    | { readonly type: 'point'; readonly point: Vec }
    | { readonly type: 'line'; readonly path: readonly Vec[] }
    | { readonly type: 'area'; readonly ring: Ring; readonly hole?: Ring }
}

/** A way inside a block: it is no edge of the map, but begins and ends in nodes of other ways. */
export interface InnerWay {
  readonly path: readonly Vec[]
  readonly style: WayStyle
  /** Behind a wall: only those walk here who live, learn or work there. */
  readonly privateAccess: boolean
}

/** A place of its own that names and organisations can refer to: a school, the hospital, the market. */
export interface Landmark {
  readonly kind:
    | 'school'
    | 'hospital'
    | 'market'
    | 'civic'
    | 'commerce'
    | 'park'
    | 'factory'
    | 'station'
    | 'temple'
  readonly name: string
  readonly point: Vec
}

/** Everything on the plane; the parts of the generator add to it. */
export interface Town {
  readonly skeleton: Skeleton
  readonly buildings: TownBuilding[]
  readonly compounds: TownCompound[]
  readonly shapes: TownShape[]
  readonly innerWays: InnerWay[]
  readonly landmarks: Landmark[]
}

export const area = (kind: LandscapeKind, ring: Ring, name: string | null = null): TownShape => ({
  kind,
  name,
  shape: { type: 'area', ring },
})
