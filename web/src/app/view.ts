import {
  type MapLanguage,
  type MapLayerKey,
  type MapTheme,
  mapLayerKeys,
  mapThemes,
  type ViewPosition,
} from '../map/types.ts'
import { parseRequests, type RequestsView, requestsParameters } from './requests-view.ts'
import { parseScreen, type ScreenProblem, type ScreenView, screenParameters } from './screen-view.ts'
import { parseWalk, type ServiceMinutes, serviceMinutes, type WalkView, walkParameters } from './walk-view.ts'

export const panels = ['place', 'walk'] as const
/** What the right-hand panel is about: the chosen place, or who walks where. */
export type Panel = (typeof panels)[number]

export const pagePaths = { street: '/', requests: '/requests', screen: '/screen' } as const
/** The workspaces. */
export type PageName = keyof typeof pagePaths

/** What the page shows; the address holds all of it. null: nothing was chosen, so the default stands. */
export interface View {
  readonly page: PageName
  readonly street: string | null
  /** Code of the chosen grid; null is the street itself. */
  readonly grid: string | null
  readonly layers: Readonly<Record<MapLayerKey, boolean>>
  readonly minutes: readonly ServiceMinutes[]
  readonly panel: Panel
  readonly walk: WalkView
  readonly requests: RequestsView
  readonly screen: ScreenView
  readonly theme: MapTheme | null
  readonly language: MapLanguage | null
  /** null: the chosen place fills the map. */
  readonly camera: ViewPosition | null
}

export const defaultLayers: View['layers'] = {
  basemap: true,
  service: true,
  requests: false,
  uncovered: true,
  gaps: true,
  grids: true,
  buildings: true,
  places: true,
}
export const defaultMinutes: readonly ServiceMinutes[] = [5]

/** While somebody asks who walks where, hatched blank spots would cover the gaps. */
export const defaultLayersOf = (panel: Panel): View['layers'] =>
  panel === 'walk' ? { ...defaultLayers, gaps: false } : defaultLayers

const layersOn = (layers: View['layers']): string => mapLayerKeys.filter((key) => layers[key]).join(',')

const parseLayers = (text: string | null, panel: Panel): View['layers'] => {
  if (text === null) return defaultLayersOf(panel)
  const on = new Set(text.split(','))
  const layers = { ...defaultLayers }
  for (const key of mapLayerKeys) layers[key] = on.has(key)
  return layers
}

const parseMinutes = (text: string | null): readonly ServiceMinutes[] => {
  if (text === null) return defaultMinutes
  const wanted = new Set(text.split(',').map(Number))
  const minutes = serviceMinutes.filter((value) => wanted.has(value))
  return minutes.length === 0 ? defaultMinutes : minutes
}

const oneOf = <T extends string>(allowed: readonly T[], text: string | null): T | null =>
  allowed.find((value) => value === text) ?? null

const pageOf = (pathname: string): PageName =>
  pathname === pagePaths.requests ? 'requests' : pathname === pagePaths.screen ? 'screen' : 'street'

const refused = (what: ScreenProblem['what'], text: string | null, read: string | null): ScreenProblem[] =>
  text === null || read !== null ? [] : [{ what, text }]

/** `#zoom/lat/lon` with an optional `/bearing`, as map people know it. */
const parseCamera = (hash: string): ViewPosition | null => {
  const [zoom, lat, lon, bearing = 0] = hash.replace(/^#/, '').split('/').map(Number)
  if (zoom === undefined || lat === undefined || lon === undefined) return null
  const inRange = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180
  return inRange && Number.isFinite(bearing) ? { zoom, lat, lon, bearing } : null
}

const formatCamera = ({ zoom, lat, lon, bearing }: ViewPosition): string => {
  const parts = [zoom.toFixed(2), lat.toFixed(5), lon.toFixed(5)]
  if (Math.abs(bearing) >= 0.1) parts.push(bearing.toFixed(1))
  return `#${parts.join('/')}`
}

/** Reads a view from an address; anything it does not understand falls back to the default. */
export const parseView = (url: Pick<URL, 'pathname' | 'search' | 'hash'>): View => {
  const query = new URLSearchParams(url.search)
  const panel = oneOf(panels, query.get('panel')) ?? 'place'
  const theme = oneOf(mapThemes, query.get('theme'))
  const language = oneOf(['zh', 'en'], query.get('lang'))
  return {
    page: pageOf(url.pathname),
    street: query.get('street'),
    grid: query.get('grid'),
    layers: parseLayers(query.get('layers'), panel),
    minutes: parseMinutes(query.get('minutes')),
    panel,
    walk: parseWalk(query),
    requests: parseRequests(query),
    screen: parseScreen(query, url.hash, [
      ...refused('theme', query.get('theme'), theme),
      ...refused('language', query.get('lang'), language),
    ]),
    theme,
    language,
    camera: parseCamera(url.hash),
  }
}

/** The search and hash of a view; defaults are left out, so that a fresh page has a clean address. */
export const formatView = (view: View): string => {
  const query: string[] = []
  const add = (key: string, value: string | null): void => {
    if (value !== null) query.push(`${key}=${value.split(',').map(encodeURIComponent).join(',')}`)
  }
  add('street', view.street)
  add('grid', view.grid)
  if (layersOn(view.layers) !== layersOn(defaultLayersOf(view.panel))) add('layers', layersOn(view.layers))
  if (view.minutes.join() !== defaultMinutes.join()) add('minutes', view.minutes.join(','))
  if (view.panel !== 'place') add('panel', view.panel)
  for (const [key, value] of walkParameters(view.walk)) add(key, value)
  for (const [key, value] of requestsParameters(view.requests)) add(key, value)
  for (const [key, value] of screenParameters(view.screen)) add(key, value)
  add('theme', view.theme)
  add('lang', view.language)
  const search = query.length === 0 ? '' : `?${query.join('&')}`
  const token = view.screen.token === null ? '' : `#token=${view.screen.token}`
  return `${search}${view.camera === null ? token : formatCamera(view.camera)}`
}

/** The view with another panel; layers that nobody has switched are those of the new panel. */
export const withPanel = (view: View, panel: Panel): View => {
  const untouched = layersOn(view.layers) === layersOn(defaultLayersOf(view.panel))
  return { ...view, panel, layers: untouched ? defaultLayersOf(panel) : view.layers }
}
