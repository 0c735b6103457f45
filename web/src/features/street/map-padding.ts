import type { RefObject } from 'react'
import type { MapView, Padding } from '../../map/types.ts'

/** What `fit` itself keeps free round the place already counts for the legend's distance. */
const legendOverlapPx = 20

/** Room for the breadcrumb, for the hints beneath it, and for the layers' card, or for the strip of signs while the card is folded. */
export const paddingIn = (box: HTMLElement | null): Padding => {
  const pane = box?.parentElement
  const card = pane?.querySelector<HTMLElement>('.layers-card.open')
  const strip = pane?.querySelector<HTMLElement>('.legend-slim')
  const stripPx = strip ? (box?.offsetHeight ?? 0) - strip.offsetTop - legendOverlapPx : 0
  const hints = pane?.querySelector<HTMLElement>('.walk-hints')
  const top = hints ? hints.offsetTop + hints.offsetHeight - 24 : 32
  return { top, right: (card?.offsetWidth ?? 0) + 12, bottom: Math.max(32, stripPx), left: 0 }
}

/** The same map; where it is sent to stays clear of what lies over it. */
export const clearOfCards = (view: MapView, box: RefObject<HTMLElement | null>): MapView => ({
  ...view,
  fitTo: (bbox, options) => view.fitTo(bbox, { paddingPx: paddingIn(box.current), ...options }),
})
