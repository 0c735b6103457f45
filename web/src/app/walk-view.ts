import type { Position } from 'geojson'
import { type CircleShape, circleShapes } from '../map/types.ts'

export const serviceMinutes = [5, 10, 15] as const
export type ServiceMinutes = (typeof serviceMinutes)[number]

/** Which places a new centre may stand at: existing public places, doors of buildings, crossings. */
export const siteKinds = ['places', 'buildings', 'nodes'] as const
export type SiteKind = (typeof siteKinds)[number]

/** A centre that stands elsewhere, on trial. */
export interface MovedView {
  readonly centreId: string
  readonly to: Position
}

/** What is asked of the walks. */
export interface WalkView {
  /** The minutes that figures and gaps are about; which circles are drawn is the view's `minutes`. */
  readonly within: ServiceMinutes
  readonly speedMps: number
  readonly circles: CircleShape
  /** Where one asks how far the walk goes. */
  readonly at: Position | null
  /** Id of the chosen coverage gap. */
  readonly gap: number | null
  readonly moved: MovedView | null
  /** How many more places are looked for. */
  readonly add: number
  readonly sites: SiteKind
}

/** The pace of an older resident; 5 minutes are 300 m. */
export const defaultSpeedMps = 1
export const leastSpeedMps = 0.5
export const mostSpeedMps = 2
export const mostAdded = 10

export const defaultWalk: WalkView = {
  within: 5,
  speedMps: defaultSpeedMps,
  circles: 'united',
  at: null,
  gap: null,
  moved: null,
  add: 1,
  sites: 'places',
}

const oneOf = <T>(allowed: readonly T[], value: unknown, otherwise: T): T =>
  allowed.find((entry) => entry === value) ?? otherwise

const parseSpeed = (text: string | null): number => {
  const speed = Math.round(Number(text ?? defaultSpeedMps) * 100) / 100
  return speed >= leastSpeedMps && speed <= mostSpeedMps ? speed : defaultSpeedMps
}

const parsePosition = (text: string | null | undefined): Position | null => {
  const parts = (text ?? '').split(',').map((part) => (part === '' ? Number.NaN : Number(part)))
  const [lon, lat] = parts
  if (parts.length !== 2 || lon === undefined || lat === undefined) return null
  return Math.abs(lon) <= 180 && Math.abs(lat) < 90 ? [lon, lat] : null
}

/** Six decimals: a tenth of a metre. */
export const formatPosition = ([lon = 0, lat = 0]: Position): string => `${lon.toFixed(6)},${lat.toFixed(6)}`
/** A place as the address holds it, a decimetre apart at most: whatever is reckoned from it is the same after a reload. */
export const asInAddress = ([lon = 0, lat = 0]: Position): Position => [
  Number(lon.toFixed(6)),
  Number(lat.toFixed(6)),
]

const parseMoved = (text: string | null): MovedView | null => {
  const [centreId, place] = (text ?? '').split('~')
  const to = parsePosition(place)
  return centreId === undefined || centreId === '' || to === null ? null : { centreId, to }
}

const parseWhole = (text: string | null): number | null =>
  text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null

export const parseWalk = (query: URLSearchParams): WalkView => {
  const add = parseWhole(query.get('add')) ?? defaultWalk.add
  return {
    within: oneOf(serviceMinutes, Number(query.get('within')), defaultWalk.within),
    speedMps: parseSpeed(query.get('speed')),
    circles: oneOf(circleShapes, query.get('circles'), defaultWalk.circles),
    at: parsePosition(query.get('at')),
    gap: parseWhole(query.get('gap')),
    moved: parseMoved(query.get('move')),
    add: add >= 1 && add <= mostAdded ? add : defaultWalk.add,
    sites: oneOf(siteKinds, query.get('sites'), defaultWalk.sites),
  }
}

/** Names and values of what differs from the default. */
export const walkParameters = (walk: WalkView): [string, string][] => {
  const { within, speedMps, circles, at, gap, moved, add, sites } = walk
  const all: [string, string | null][] = [
    ['within', within === defaultWalk.within ? null : String(within)],
    ['speed', speedMps === defaultWalk.speedMps ? null : String(speedMps)],
    ['circles', circles === defaultWalk.circles ? null : circles],
    ['at', at === null ? null : formatPosition(at)],
    ['gap', gap === null ? null : String(gap)],
    ['move', moved === null ? null : `${moved.centreId}~${formatPosition(moved.to)}`],
    ['add', add === defaultWalk.add ? null : String(add)],
    ['sites', sites === defaultWalk.sites ? null : sites],
  ]
  return all.filter((entry): entry is [string, string] => entry[1] !== null)
}
