import { defaultRequests, type RequestsView } from './requests-view.ts'
import { defaultScreen, type ScreenView } from './screen-view.ts'
import { defaultLayers, formatView, type PageName, pagePaths, parseView, type View } from './view.ts'
import { defaultWalk, type WalkView } from './walk-view.ts'

let view = parseView(location)
const listeners = new Set<() => void>()

const show = (next: View): void => {
  view = next
  for (const listener of listeners) listener()
}

const address = (next: View): string => `${location.pathname}${formatView(next)}`

addEventListener('popstate', () => show(parseView(location)))
addEventListener('hashchange', () => show(parseView(location)))

export const readView = (): View => view

export const onViewChange = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Goes somewhere else: a step that the browser's back button undoes. */
export const goTo = (change: Partial<View>): void => {
  const next = { ...view, ...change }
  history.pushState(null, '', address(next))
  show(next)
}

/** Changes how the same place is looked at: the address follows, without a step of its own. */
export const adjust = (change: Partial<View>): void => {
  const next = { ...view, ...change }
  history.replaceState(null, '', address(next))
  show(next)
}

/** Changes what is asked of the walks, as `adjust` does. */
export const adjustWalk = (change: Partial<WalkView>): void => adjust({ walk: { ...view.walk, ...change } })

/** Changes what the page of requests shows, as `adjust` does. */
export const adjustRequests = (change: Partial<RequestsView>): void =>
  adjust({ requests: { ...view.requests, ...change } })

/** Changes what the big screen shows, as `adjust` does. */
export const adjustScreen = (change: Partial<ScreenView>): void =>
  adjust({ screen: { ...view.screen, ...change } })

/** Another workspace about the same place; what was asked of the one that is left stays behind. */
export const viewOfPage = (page: PageName, now: View): View => ({
  ...now,
  page,
  layers: defaultLayers,
  panel: 'place',
  walk: defaultWalk,
  requests: defaultRequests,
  screen: defaultScreen,
  camera: null,
})

export const addressOfPage = (page: PageName, now: View): string =>
  `${pagePaths[page]}${formatView(viewOfPage(page, now))}`

export const goToPage = (page: PageName): void => {
  history.pushState(null, '', addressOfPage(page, view))
  show(viewOfPage(page, view))
}
