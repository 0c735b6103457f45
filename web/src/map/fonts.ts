/**
 * A MapLibre font stack drawn with the browser's own fonts: without a `glyphs` address in the style, every
 * character, Latin and digits too, is rasterised from the families named here. MapLibre reads the weight
 * from words in the first name, so the first name is one that no font has.
 */
export function fontStack(families: readonly string[], weight: 'regular' | 'medium' | 'bold'): string[] {
  return [`Wangge ${weight}`, ...families.filter((family) => family !== 'sans-serif')]
}
