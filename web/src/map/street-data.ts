import type { GridLevel, PlaceLevel } from '@wangge/geodata'
import type { Feature, FeatureCollection, Point, Polygon } from 'geojson'
import type { AreaGeometry } from './geometry.ts'

export interface StreetProperties {
  readonly id: string
  readonly name: string
  readonly households: number
  readonly residents: number
}

export interface GridProperties {
  readonly code: string
  readonly name: string
  readonly level: GridLevel
  readonly parent_code: string | null
  readonly tint: number
  readonly households: number
  readonly residents: number
  readonly requests_30d: number | null
  readonly label_lon: number
  readonly label_lat: number
}

export interface GapProperties {
  readonly rule: 'ORG-1' | 'CENTRE-1'
  readonly level: PlaceLevel
  readonly code: string
  readonly name: string
  readonly label_lon: number
  readonly label_lat: number
}

export interface PlaceProperties {
  readonly id: string
  readonly name: string
  readonly kind: 'hall' | 'centre' | 'station'
  readonly status: 'operating' | 'candidate'
}

export interface AreaProperties {
  readonly minutes: number
  readonly status: 'operating' | 'candidate'
  /** null: the circles of all centres that cover, united. */
  readonly center_id: string | null
  /** The entrance stands on a part of the network that nobody leaves. */
  readonly island: boolean
}

/** A service place's own circle; `center_id` is the place's. */
export interface CircleProperties extends AreaProperties {
  readonly center_id: string
  readonly kind: PlaceProperties['kind']
}

/** An inhabited area outside every circle. */
export interface CoverageGapProperties {
  readonly id: number
  readonly households: number
  /** 1 has the most households. */
  readonly rank: number
  readonly label_lon: number
  readonly label_lat: number
}

export interface HotspotProperties {
  readonly cell: string
  readonly resolution: number
  readonly count: number
  readonly density_per_km2: number
}

export type GridFeature = Feature<AreaGeometry, GridProperties>

/** The street's small collections, held whole; the features' own shapes are the API's (OGC, GeoJSON). */
export interface StreetData {
  readonly street: Feature<AreaGeometry, StreetProperties> | null
  readonly districts: FeatureCollection<AreaGeometry, GridProperties>
  readonly units: FeatureCollection<AreaGeometry, GridProperties>
  readonly basics: FeatureCollection<AreaGeometry, GridProperties>
  readonly places: FeatureCollection<Point, PlaceProperties>
  readonly gaps: FeatureCollection<AreaGeometry, GapProperties>
  readonly coverageGaps: FeatureCollection<AreaGeometry, CoverageGapProperties>
  readonly hotspots: FeatureCollection<Polygon, HotspotProperties>
}

/** Service circles in so many minutes, one a place; the features' shape is the API's. */
export type StreetCircles = FeatureCollection<AreaGeometry, CircleProperties>

export const noFeatures = { type: 'FeatureCollection', features: [] as never[] } as const

export const emptyStreetData: StreetData = {
  street: null,
  districts: noFeatures,
  units: noFeatures,
  basics: noFeatures,
  places: noFeatures,
  gaps: noFeatures,
  coverageGaps: noFeatures,
  hotspots: noFeatures,
}
