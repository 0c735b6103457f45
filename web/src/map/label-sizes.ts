import type { LabelKind } from './place-labels.ts'

/** Type on the map at scale 1; the placer and the layers must agree on it. */
export const labelSizes: Readonly<
  Record<LabelKind, { readonly sizePx: number; readonly spacingEm: number }>
> = {
  uncovered: { sizePx: 16.5, spacingEm: 0 },
  gap: { sizePx: 12.5, spacingEm: 0.02 },
  district: { sizePx: 20, spacingEm: 0.3 },
  unit: { sizePx: 13.5, spacingEm: 0.08 },
  basic: { sizePx: 12.5, spacingEm: 0.04 },
  place: { sizePx: 12, spacingEm: 0.02 },
}

/** From this zoom on a basic grid's gap has a sign of its own, not only its hatch. */
export const basicMarkZoom = 14.6

/** Width of one line in ems: Chinese characters are square, the rest a little over half as wide. */
export function lineWidthEm(text: string, spacingEm: number): number {
  let width = 0
  for (const character of text) width += (/[\u2e80-\uffef]/.test(character) ? 1 : 0.56) + spacingEm
  return width
}
