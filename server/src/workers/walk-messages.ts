import type {
  CentrePlace,
  CoverageGaps,
  GroundCentre,
  PointAreas,
  RadiusAgainstWalk,
  StreetCoverage,
} from '@wangge/geodata'
import type { MultiPolygon, Position } from 'geojson'
import type { WalkFiles } from '../db/build-walks.ts'

export interface WalkLimits {
  readonly minutes: readonly number[]
  readonly speedMps: number
}

/** Which of the open streets: each under its version and plan. */
interface Opened {
  readonly key: string
}

/** A centre and where its entrance meets the network. */
export interface PlacedCentre extends GroundCentre, CentrePlace {}

export interface CoverageAnswer {
  readonly coverage: StreetCoverage
  /** One for each value of the minutes, in their order. */
  readonly radius: readonly RadiusAgainstWalk[]
}

/** Walk of each building to its nearest centre that covers, as columns; Infinity where none can be walked to. */
export interface WalkedColumns {
  readonly id: Int32Array
  readonly metres: Float64Array
}

/** Every question but `build` and `open` is answered with `not-open` where the street is not open, or no longer. */
export interface WalkCalls {
  readonly build: {
    /** JSON of a `WalkSource`. */
    readonly question: { readonly source: string }
    readonly answer: WalkFiles
  }
  /** `unreadable`: the files are damaged, of another version of their form, or do not belong together. */
  readonly open: {
    readonly question: Opened & {
      readonly files: WalkFiles
      /** JSON of a `GroundSource`. */
      readonly source: string
    }
    readonly answer: null
  }
  readonly network: { readonly question: Opened; readonly answer: Uint8Array<ArrayBuffer> }
  readonly ground: { readonly question: Opened; readonly answer: Uint8Array<ArrayBuffer> }
  readonly centres: { readonly question: Opened; readonly answer: readonly PlacedCentre[] }
  /** This and the following answer `no-network` where the street has no way to walk. */
  readonly walked: { readonly question: Opened; readonly answer: WalkedColumns }
  readonly coverage: { readonly question: Opened & WalkLimits; readonly answer: CoverageAnswer }
  readonly gaps: {
    readonly question: Opened & { readonly minutes: number; readonly speedMps: number }
    readonly answer: CoverageGaps
  }
  /** A shape for each value of the minutes; `centre-off-network` where it has none. */
  readonly centreAreas: {
    readonly question: Opened & WalkLimits & { readonly centre: number }
    readonly answer: readonly MultiPolygon[]
  }
  readonly areaAt: {
    readonly question: Opened & WalkLimits & { readonly point: Position; readonly method: 'walk' | 'radius' }
    readonly answer: PointAreas
  }
}
