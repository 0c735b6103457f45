/** Design tokens the map draws with; MapLibre cannot read CSS variables, so they are resolved once per theme. */
export const colourTokens = [
  'map-ground',
  'map-outside',
  'map-water',
  'map-green',
  'map-zone',
  'map-road-main',
  'map-road',
  'map-lane',
  'map-road-case',
  'map-building',
  'map-building-home',
  'map-building-line',
  'map-label',
  'map-label-2',
  'map-label-water',
  'map-halo',
  'map-rail',
  'grid-district',
  'grid-unit',
  'grid-basic',
  'grid-case',
  'grid-select',
  'dist-1',
  'dist-2',
  'dist-3',
  'dist-4',
  'dist-5',
  'walk-5',
  'walk-10',
  'walk-15',
  'gap',
  'gap-ink',
  'centre',
  'centre-ink',
  'seal',
  'seal-ink',
  'hot-99',
  'hot-95',
  'hot-90',
  'cold-99',
  'cold-95',
  'cold-90',
  'stage-1',
  'stage-2',
  'stage-3',
  'stage-4',
  'stage-5',
  'stage-6',
  'stage-7',
  'late',
  'chart-2',
  'chart-mute',
  'surface-raised',
  'text-1',
  'text-3',
] as const
export type ColourToken = (typeof colourTokens)[number]

export const numberTokens = ['walk-5-a', 'walk-10-a', 'walk-15-a', 'gap-a'] as const
export type NumberToken = (typeof numberTokens)[number]

export const fontTokens = ['font-title', 'font-text', 'font-figure'] as const
export type FontToken = (typeof fontTokens)[number]

export interface MapTokens {
  readonly colour: Readonly<Record<ColourToken, string>>
  readonly number: Readonly<Record<NumberToken, number>>
  /** Family names in order, without quotes. */
  readonly font: Readonly<Record<FontToken, readonly string[]>>
}

/**
 * @param read the value of a CSS variable without its leading `--`; an empty answer is a broken theme and throws
 */
export function resolveTokens(read: (name: string) => string): MapTokens {
  const value = (name: string): string => {
    const text = read(name).trim()
    if (text === '') throw new Error(`undefined design token: --${name}`)
    return text
  }
  const record = <K extends string, V>(names: readonly K[], parse: (text: string) => V): Record<K, V> =>
    Object.fromEntries(names.map((name) => [name, parse(value(name))])) as Record<K, V>
  return {
    colour: record(colourTokens, (text) => text),
    number: record(numberTokens, Number),
    font: record(fontTokens, (text) => text.split(',').map((family) => family.trim().replaceAll('"', ''))),
  }
}

/** Reads a theme's tokens whether or not the page wears it at the moment. */
export function readTokens(container: HTMLElement, theme: string): MapTokens {
  const probe = document.createElement('div')
  probe.dataset.theme = theme
  probe.hidden = true
  container.append(probe)
  const style = getComputedStyle(probe)
  const tokens = resolveTokens((name) => style.getPropertyValue(`--${name}`))
  probe.remove()
  return tokens
}
