import type { GridLevel, PlaceLevel, RequestCategory, RequestStage } from '@wangge/geodata'
import { queryOptions } from '@tanstack/react-query'
import { fetchJson } from './fetch-json.ts'

export type Bbox = [west: number, south: number, east: number, north: number]

export interface PlaceRef {
  level: PlaceLevel
  code: string
  name: string
}

export interface OrganizationCount {
  expected: number
  present: number
}

export interface BlankSpot {
  rule: 'ORG-1' | 'CENTRE-1'
  code: string
  name: string
  level: PlaceLevel
  missing: 'organization' | 'centre'
}

export interface ServiceShare {
  minutes: number
  households: number
  /** 0–1; null where there are no households to serve. */
  share: number | null
}

export interface RequestFigures {
  /** ISO times of the window, the last 30 days of data time. */
  from: string
  to: string
  /** Counts are null where they are withheld. */
  total: number | null
  previousTotal: number | null
  open: number | null
  overdue: number | null
  byStage: { stage: RequestStage; count: number; overdue: number }[]
  byCategory: { category: RequestCategory; count: number }[]
  byDay: { day: string; count: number }[]
  /** 24 counts, by the hour of creation in China's time. */
  byHour: number[]
  /** Shares 0–1; null where nothing can be measured yet. */
  rates: {
    response: number | null
    resolution: number | null
    satisfaction: number | null
    onTime: number | null
  }
  medianHours: number | null
  /** Fewer than five requests: the counts are withheld and shown with the parent's. */
  suppressed: boolean
}

export interface ChildFigures extends PlaceRef {
  households: number
  residents: number
  /** null where withheld for privacy. */
  requests: number | null
  /** Share of households within five minutes, 0–1; null without households. */
  share5: number | null
  gaps: number
}

/** `GET /api/v1/overview`: figures of the chosen place and of its children. */
export interface Overview {
  asOf: { version: string; time: string }
  plan: { id: string; name: string; status: string; effectiveFrom: string | null }
  street: {
    id: string
    name: string
    countyName: string
    synthetic: boolean
    attribution: string
    householdsCounted: boolean
  }
  streets: { id: string; name: string; synthetic: boolean }[]
  place: PlaceRef & { path: PlaceRef[]; bbox: Bbox }
  figures: {
    households: number
    residents: number
    buildings: number
    areaM2: number
    grids: Record<GridLevel, number>
    compounds: number
    bodies: { total: number; covered: number }
    posts: { planned: number; filled: number }
    places: { hall: number; centre: number; station: number; candidate: number }
    organizations: Record<PlaceLevel, OrganizationCount> & { gaps: BlankSpot[] }
  }
  service: { method: 'radius'; approximate: true; speedMps: number; minutes: ServiceShare[] }
  requests: RequestFigures
  children: ChildFigures[]
}

/** Figures change when data is written; a minute old is fresh enough for a desk. */
const refreshEveryMs = 60_000

export const overviewQuery = (street: string | null, grid: string | null) =>
  queryOptions({
    queryKey: ['overview', street, grid],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams()
      if (street !== null) query.set('street', street)
      if (grid !== null) query.set('grid', grid)
      const text = query.toString()
      return fetchJson<Overview>(`/api/v1/overview${text === '' ? '' : `?${text}`}`, { signal })
    },
    refetchInterval: refreshEveryMs,
    staleTime: 30_000,
  })
