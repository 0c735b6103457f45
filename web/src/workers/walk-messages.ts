import type {
  CentreChange,
  CoverageGap,
  CoverageGaps,
  Inhabited,
  PlaceStatus,
  PointAreas,
  Result,
  StreetCoverage,
} from '@wangge/geodata'
import type { FeatureCollection, MultiPolygon, Position } from 'geojson'
import type { AreaGeometry } from '../map/geometry.ts'
import type { AreaProperties, CoverageGapProperties } from '../map/street-data.ts'
import type { DrawnWalk } from '../map/walk-overlay.ts'

/** Which street, plan and data the walks are computed from. */
export interface WalkTarget {
  readonly streetId: string
  readonly planId: string
  readonly version: string
}

/** A service place as the worker knows it; its position in the list is its number in every answer. */
export interface WalkCentre {
  readonly id: string
  readonly name: string
  readonly kind: 'hall' | 'centre' | 'station'
  readonly status: PlaceStatus
  readonly position: Position
  readonly problem: 'centre-on-island' | 'centre-off-network' | null
}

interface Limits {
  readonly minutes: readonly number[]
  readonly speedMps: number
}

export interface LiveQuestion extends Limits {
  /** null: every centre stands where it stands. */
  readonly change: CentreChange | null
  /** The limit of the gaps. */
  readonly gapMinutes: number
}

export interface DragQuestion extends LiveQuestion {
  /** Circles to draw; the others are only counted. */
  readonly drawnMinutes: readonly number[]
}

/** The figures that change while a centre moves. */
export interface LiveFigures {
  readonly change: CentreChange | null
  readonly coverage: StreetCoverage
  readonly gaps: LiveGaps
  /** What the worker took, milliseconds. */
  readonly computeMs: number
}

/** With the shapes: all circles united, the moved centre's own, and the gaps, all drawn to within a metre. */
export interface LiveAnswer extends LiveFigures {
  readonly areas: FeatureCollection<AreaGeometry, AreaProperties>
  readonly gapAreas: FeatureCollection<AreaGeometry, CoverageGapProperties>
}

export interface DragAnswer extends LiveFigures {
  readonly drawn: DrawnWalk
}

export interface LiveGaps {
  readonly total: Inhabited
  readonly gaps: readonly Omit<CoverageGap, 'geometry' | 'members'>[]
  readonly others: { readonly count: number; readonly households: number }
}

/** What can be asked, and what is answered. Centres go by their position in the list of `WalkCentre`s. */
export interface WalkCalls {
  readonly coverage: {
    readonly question: Limits & { readonly change?: CentreChange | null }
    readonly answer: StreetCoverage
  }
  readonly gaps: {
    readonly question: {
      readonly minutes: number
      readonly speedMps: number
      readonly change?: CentreChange | null
    }
    readonly answer: CoverageGaps
  }
  /** A shape a limit, in the order of the minutes; with `toleranceM` drawn no finer than that. */
  readonly united: {
    readonly question: Limits & { readonly change?: CentreChange | null; readonly toleranceM?: number }
    readonly answer: readonly MultiPolygon[]
  }
  readonly byCentre: {
    readonly question: Limits & { readonly centre: number }
    readonly answer: readonly MultiPolygon[]
  }
  readonly areaAt: {
    readonly question: Limits & { readonly point: Position; readonly method: 'walk' | 'radius' }
    readonly answer: PointAreas
  }
  readonly live: { readonly question: LiveQuestion; readonly answer: LiveAnswer }
  /** As `live`, many times a second. */
  readonly drag: { readonly question: DragQuestion; readonly answer: DragAnswer }
}
export type WalkCallName = keyof WalkCalls

/** To the worker. */
export type WalkRequest =
  | { readonly kind: 'open'; readonly target: WalkTarget }
  | {
      [K in WalkCallName]: {
        readonly kind: K
        readonly id: number
        readonly question: WalkCalls[K]['question']
      }
    }[WalkCallName]

/** From the worker: first `opened`, once, then an answer for each question. */
export type WalkReply =
  | { readonly kind: 'opened'; readonly result: Result<readonly WalkCentre[]> }
  | {
      readonly kind: 'answer'
      readonly id: number
      readonly result: Result<WalkCalls[WalkCallName]['answer']>
    }
