import type { SavedScreen } from '@wangge/server/client'

/** In the order in which a screen shows them. */
export const screenPanelIds = ['coverage', 'requests', 'organization'] as const
export type ScreenPanelId = (typeof screenPanelIds)[number]

export const defaultTourSeconds = 24
export const shortestTourSeconds = 5
export const longestTourSeconds = 600

/** What stood in the address and is not understood: the default stands in its place, and the screen says so. */
export interface ScreenProblem {
  readonly what: 'panel' | 'tour' | 'theme' | 'language'
  readonly text: string
}

/** What the address says of a big screen; null: nothing, so the saved screen or the default decides. */
export interface ScreenView {
  readonly panels: readonly ScreenPanelId[] | null
  readonly tour: number | 'off' | null
  /** Of the saved screen whose settings stand wherever the address says nothing. */
  readonly name: string | null
  /** Of a read-only link. In the fragment, which no server ever sees. */
  readonly token: string | null
  readonly problems: readonly ScreenProblem[]
  /** The saved screen of that name, once it was read. Not in the address. */
  readonly saved: SavedScreen | null
}

/** What a big screen does show, of the address, the saved screen and the defaults. */
export interface ScreenChoice {
  readonly panels: readonly ScreenPanelId[]
  /** null: no tour. */
  readonly tourSeconds: number | null
}

export const defaultScreen: ScreenView = {
  panels: null,
  tour: null,
  name: null,
  token: null,
  problems: [],
  saved: null,
}

const longestText = 40
const problem = (what: ScreenProblem['what'], text: string): ScreenProblem => ({
  what,
  text: text.slice(0, longestText),
})

const parsePanels = (text: string | null): Pick<ScreenView, 'panels' | 'problems'> => {
  if (text === null) return { panels: null, problems: [] }
  const wanted = text.split(',')
  const known = screenPanelIds.filter((id) => wanted.includes(id))
  const unknown = wanted.filter((name) => !screenPanelIds.some((id) => id === name))
  return {
    panels: known.length === 0 ? null : known,
    problems: unknown.map((name) => problem('panel', name)),
  }
}

const parseTour = (text: string | null): Pick<ScreenView, 'tour' | 'problems'> => {
  if (text === null || text === 'off') return { tour: text, problems: [] }
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  return seconds >= shortestTourSeconds && seconds <= longestTourSeconds
    ? { tour: seconds, problems: [] }
    : { tour: null, problems: [problem('tour', text)] }
}

/** @param refused parameters that every page has and whose value was not understood */
export const parseScreen = (
  query: URLSearchParams,
  hash: string,
  refused: readonly ScreenProblem[],
): ScreenView => {
  const { panels, problems } = parsePanels(query.get('panels'))
  const tour = parseTour(query.get('tour'))
  return {
    panels,
    tour: tour.tour,
    name: query.get('name'),
    token: /^#token=([\w-]{1,200})$/.exec(hash)?.[1] ?? null,
    problems: [...problems, ...tour.problems, ...refused.map(({ what, text }) => problem(what, text))],
    saved: null,
  }
}

/** Names and values of what the address says. */
export const screenParameters = ({ panels, tour, name }: ScreenView): [string, string][] => {
  const all: [string, string | null][] = [
    ['panels', panels === null ? null : panels.join(',')],
    ['tour', tour === null ? null : String(tour)],
    ['name', name],
  ]
  return all.filter((entry): entry is [string, string] => entry[1] !== null)
}

export const screenChoice = ({ panels, tour, saved }: ScreenView): ScreenChoice => {
  const config = saved?.config
  const savedTour = config?.tourSeconds === undefined ? defaultTourSeconds : config.tourSeconds
  return {
    panels:
      panels ?? screenPanelIds.filter((id) => config?.panels === undefined || config.panels.includes(id)),
    tourSeconds: tour === 'off' ? null : (tour ?? savedTour),
  }
}
