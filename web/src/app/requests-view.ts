import { type RequestCategory, requestCategories, type RequestStage, requestStages } from '@wangge/geodata'
import type { RequestFigure } from '@wangge/server/client'

export type { RequestFigure }

/** Requests that are not one grid's own: on a border, or in no grid. */
export const disowned = ['unowned', 'double-owned'] as const
export type Disowned = (typeof disowned)[number]

/** All that the server lists the requests of: one that is missing here, or is none there, does not compile. */
const figures: Readonly<Record<RequestFigure, true>> = {
  response: true,
  resolution: true,
  satisfaction: true,
  onTime: true,
  rework: true,
  open: true,
  overdue: true,
  total: true,
}
const isFigure = (name: string | null): name is RequestFigure => name !== null && Object.hasOwn(figures, name)

export const requestTabs = ['list', 'figures', 'entry', 'import'] as const
export type RequestsTab = (typeof requestTabs)[number]

/** Which requests are looked at; empty lists narrow nothing. Days are China's, both included; null: the default. */
export interface RequestFilters {
  readonly categories: readonly RequestCategory[]
  readonly stages: readonly RequestStage[]
  readonly overdue: boolean
  readonly ownership: readonly Disowned[]
  readonly from: string | null
  readonly to: string | null
}

/** The requests that a figure counted: in its numerator (`yes`), in its denominator only, or both (null). */
export interface FigureChoice {
  readonly figure: RequestFigure
  readonly yes: boolean | null
}

export const spotCells = ['h3', 'basic'] as const
export const spotResolutions = [8, 9, 10] as const
export const spotDenominators = ['households', 'none'] as const
export const spotStatistics = ['gi-star', 'gi'] as const
export const spotNeighbours = ['band', 'nearest', 'contiguity'] as const

/** How clusters are looked for. */
export interface SpotOptions {
  readonly cells: (typeof spotCells)[number]
  readonly resolution: (typeof spotResolutions)[number]
  readonly denominator: (typeof spotDenominators)[number]
  readonly statistic: (typeof spotStatistics)[number]
  /** null: as usual for the cells, a band of metres for hexagons, common borders for grids. */
  readonly neighbours: (typeof spotNeighbours)[number] | null
  /** Whether each week is a map of its own, so that places are told as new, intensifying and so on. */
  readonly history: boolean
}

/** What the page of requests shows, as far as it is not the street's own view. */
export interface RequestsView {
  readonly filters: RequestFilters
  readonly figure: FigureChoice | null
  readonly tab: RequestsTab
  /** Id of the request whose history is open. */
  readonly request: string | null
  /** Where playback stands (ISO, whole minutes); null: the present, as the figures say. */
  readonly time: string | null
  readonly points: boolean
  readonly spots: boolean
  readonly options: SpotOptions
  /** Id of the chosen cell of the hotspots. */
  readonly cell: string | null
}

export const noFilters: RequestFilters = {
  categories: [],
  stages: [],
  overdue: false,
  ownership: [],
  from: null,
  to: null,
}

export const defaultSpotOptions: SpotOptions = {
  cells: 'h3',
  resolution: 9,
  denominator: 'households',
  statistic: 'gi-star',
  neighbours: null,
  history: false,
}

export const defaultRequests: RequestsView = {
  filters: noFilters,
  figure: null,
  tab: 'list',
  request: null,
  time: null,
  points: true,
  spots: true,
  options: defaultSpotOptions,
  cell: null,
}

const among = <T extends string | number>(allowed: readonly T[], text: string | null): T[] => {
  const wanted = new Set((text ?? '').split(','))
  return allowed.filter((value) => wanted.has(String(value)))
}

const oneOf = <T extends string | number>(allowed: readonly T[], text: string | null, otherwise: T): T =>
  allowed.find((value) => String(value) === text) ?? otherwise

const parseDay = (text: string | null): string | null =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null

const parseTime = (text: string | null): string | null => {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? null : new Date(Math.floor(time / 60_000) * 60_000).toISOString()
}

const parseFigure = (query: URLSearchParams): FigureChoice | null => {
  const figure = query.get('figure')
  const yes = query.get('yes')
  return !isFigure(figure) ? null : { figure, yes: yes === 'true' ? true : yes === 'false' ? false : null }
}

const parseId = (text: string | null, form: RegExp): string | null =>
  text !== null && form.test(text) ? text : null

export const parseRequests = (query: URLSearchParams): RequestsView => ({
  filters: {
    categories: among(requestCategories, query.get('category')),
    stages: among(requestStages, query.get('stage')),
    overdue: query.get('overdue') === 'true',
    ownership: among(disowned, query.get('ownership')),
    from: parseDay(query.get('from')),
    to: parseDay(query.get('to')),
  },
  figure: parseFigure(query),
  tab: oneOf(requestTabs, query.get('tab'), defaultRequests.tab),
  request: parseId(query.get('request'), /^\d{9}\.\d{1,10}$/),
  time: parseTime(query.get('time')),
  points: query.get('points') !== 'false',
  spots: query.get('spots') !== 'false',
  options: {
    cells: oneOf(spotCells, query.get('cells'), defaultSpotOptions.cells),
    resolution: oneOf(spotResolutions, query.get('resolution'), defaultSpotOptions.resolution),
    denominator: oneOf(spotDenominators, query.get('denominator'), defaultSpotOptions.denominator),
    statistic: oneOf(spotStatistics, query.get('statistic'), defaultSpotOptions.statistic),
    neighbours: spotNeighbours.find((name) => name === query.get('neighbours')) ?? null,
    history: query.get('history') === 'true',
  },
  cell: parseId(query.get('cell'), /^[\da-zA-Z]{9,20}$/),
})

const unless = (value: string | number, usual: string | number): string | null =>
  value === usual ? null : String(value)
const list = (values: readonly (string | number)[]): string | null =>
  values.length === 0 ? null : values.join(',')

/** Names and values of what differs from the default. */
export const requestsParameters = (view: RequestsView): [string, string][] => {
  const { filters, figure, options } = view
  const all: [string, string | null][] = [
    ['category', list(filters.categories)],
    ['stage', list(filters.stages)],
    ['overdue', filters.overdue ? 'true' : null],
    ['ownership', list(filters.ownership)],
    ['from', filters.from],
    ['to', filters.to],
    ['figure', figure === null ? null : figure.figure],
    ['yes', figure === null || figure.yes === null ? null : String(figure.yes)],
    ['tab', unless(view.tab, defaultRequests.tab)],
    ['request', view.request],
    ['time', view.time],
    ['points', view.points ? null : 'false'],
    ['spots', view.spots ? null : 'false'],
    ['cells', unless(options.cells, defaultSpotOptions.cells)],
    ['resolution', unless(options.resolution, defaultSpotOptions.resolution)],
    ['denominator', unless(options.denominator, defaultSpotOptions.denominator)],
    ['statistic', unless(options.statistic, defaultSpotOptions.statistic)],
    ['neighbours', options.neighbours],
    ['history', options.history ? 'true' : null],
    ['cell', view.cell],
  ]
  return all.filter((entry): entry is [string, string] => entry[1] !== null)
}
