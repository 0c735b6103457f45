import type { Permission } from '../auth/permissions.ts'

export const collectionIds = [
  'streets',
  'districts',
  'units',
  'basic-grids',
  'service-centers',
  'service-areas',
  'coverage-gaps',
  'request-hotspots',
  'organization-gaps',
  'organizations',
  'posts',
  'places',
  'compounds',
  'bodies',
  'buildings',
  'roads',
  'landscape',
  'requests',
] as const
export type CollectionId = (typeof collectionIds)[number]

export const isCollectionId = (text: string): text is CollectionId => collectionIds.some((id) => id === text)

/** One property of a collection's features; `filter` makes it a query parameter of its items. */
export interface Property {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'strings'
  readonly filter: boolean
  readonly values?: readonly (string | number)[]
  /** Metres, square metres, … where the name does not say it. */
  readonly unit?: string
}

/** A query parameter that changes what is computed, not which features are let through. */
export interface Parameter {
  readonly name: 'minutes' | 'method' | 'speed_mps' | 'center_id'
  readonly type: 'integer' | 'number' | 'string'
  readonly values?: readonly (string | number)[]
  readonly minimum?: number
  readonly maximum?: number
  readonly description: string
}

export interface Collection {
  readonly id: CollectionId
  readonly permission: Extract<Permission, 'map.read' | 'requests.read'>
  readonly properties: Readonly<Record<string, Property>>
  readonly parameters: readonly Parameter[]
  /** `moment`: features have a time. `window`: features are computed from what lies in the interval. */
  readonly time: 'moment' | 'window' | null
  /** Zooms with tiles of their own; beyond the last, the map stretches it. */
  readonly zooms: { readonly min: number; readonly max: number }
}

/** What a collection is made from: a street's own data, or its requests too, which change far more often. */
export type DataScope = 'street' | 'requests'

export const scopeOf = (id: CollectionId): DataScope =>
  ['requests', 'request-hotspots', 'districts', 'units', 'basic-grids'].includes(id) ? 'requests' : 'street'

/** Tiles of grids carry their shapes and no count of requests: they stay when a request comes. */
export const tileScopeOf = (id: CollectionId): DataScope =>
  id === 'requests' || id === 'request-hotspots' ? 'requests' : 'street'
