import { levelOfCode } from '../../../map/level-of-code.ts'

const key = 'wangge.screen.tour-at'

/** Before the page is loaded anew: the place that the tour shows, which no address holds. */
export const keepTour = (): void => {
  const shown = document.querySelector<HTMLElement>('.screen-map')?.dataset['focus']
  const inAddress = new URLSearchParams(location.search).get('grid')
  if (shown !== undefined && shown !== inAddress && levelOfCode(shown) !== 'street')
    sessionStorage.setItem(key, shown)
}

/** Code of the grid that the tour showed before the page was loaded anew, once; null: there was none. */
export const takeKeptTour = (): string | null => {
  try {
    const code = sessionStorage.getItem(key)
    sessionStorage.removeItem(key)
    return code
  } catch {
    return null
  }
}
