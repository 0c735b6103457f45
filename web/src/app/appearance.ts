import { type MapLanguage, type MapTheme, mapThemes } from '../map/types.ts'
import { recall } from './remembered.ts'
import type { View } from './view.ts'
import { onViewChange, readView } from './view-history.ts'

/**
 * The address decides, then what this browser remembers, then what the system prefers. A big screen is nobody's own
 * browser: there the saved screen decides, and dark where nothing was saved.
 */
export const themeOf = (view: View): MapTheme => {
  if (view.page === 'screen') return view.theme ?? view.screen.saved?.config.theme ?? 'dark'
  const remembered = mapThemes.find((theme) => theme === recall('theme'))
  const system = matchMedia('(prefers-contrast: more)').matches
    ? 'contrast'
    : matchMedia('(prefers-color-scheme: dark)').matches
      ? 'dark'
      : 'light'
  return view.theme ?? remembered ?? system
}

/** Chinese unless somebody chose English. */
export const languageOf = (view: View): MapLanguage =>
  view.language ?? view.screen.saved?.config.language ?? (recall('language') === 'en' ? 'en' : 'zh')

const paint = (): void => {
  const view = readView()
  document.documentElement.dataset.theme = themeOf(view)
  document.documentElement.lang = languageOf(view) === 'zh' ? 'zh-CN' : 'en'
}

/**
 * Keeps the document in the view's theme and language. Called before anything is rendered, so that the map and the
 * charts, which read their colours from the document, always find the new ones there.
 */
export const followAppearance = (): void => {
  paint()
  onViewChange(paint)
}
