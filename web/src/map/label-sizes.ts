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

/** On a wall the gaps' figures are to be read from five metres, which is more than what is written at a desk grows. */
const wallGrowth: Readonly<Partial<Record<LabelKind, number>>> = { uncovered: 1.12 }

/** `scale` above 1 is a wall's. */
export const labelSizePx = (kind: LabelKind, scale: number): number =>
  labelSizes[kind].sizePx * scale * (scale > 1 ? (wallGrowth[kind] ?? 1) : 1)

/** From this zoom on a basic grid's gap has a sign of its own, not only its hatch. */
export const basicMarkZoom = 14.6

/** Width of one line in ems: Chinese characters are square, the rest a little over half as wide. */
export function lineWidthEm(text: string, spacingEm: number): number {
  let width = 0
  for (const character of text) width += (/[\u2e80-\uffef]/.test(character) ? 1 : 0.56) + spacingEm
  return width
}
