import type { MapTheme } from '../map/types.ts'

const tokens = {
  text1: '--text-1',
  text2: '--text-2',
  text3: '--text-3',
  line1: '--line-1',
  raised: '--surface-raised',
  chart1: '--chart-1',
  chart2: '--chart-2',
  chart3: '--chart-3',
  mute: '--chart-mute',
  fontText: '--font-text',
  fontFigure: '--font-figure',
} as const

export type Palette = Readonly<Record<keyof typeof tokens, string>>

/** The tokens that charts draw with, as the document's theme sets them. */
export const readPalette = (theme: MapTheme): Palette => {
  const themed = document.querySelector(`[data-theme='${theme}']`) ?? document.documentElement
  const style = getComputedStyle(themed)
  const entries = Object.entries(tokens).map(([key, name]) => [key, style.getPropertyValue(name).trim()])
  return Object.fromEntries(entries) as Palette
}
