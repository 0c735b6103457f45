import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { fadeByZoom, propertyIn, propertyIs } from '../expressions.ts'
import { isDark, type RecipePart, shown } from './recipe.ts'

/** Grids without what the document asks for: organisations in level dashes, centres in dots; both may lie together. */
export const gaps: RecipePart = (recipe) => {
  const { colour, number } = recipe.tokens
  const visibility = shown(recipe.state.layers.gaps)
  // Beside hatched homes that nobody reaches, a missing organisation speaks low: its sign and name are enough.
  const strength = (isDark(recipe) ? 0.8 : 0.7) * (recipe.state.layers.uncovered ? 0.5 : 1)
  const isBasic: ExpressionSpecification = propertyIs('level', 'basic')
  // Once inside a hatched grid the reader knows; the hatch must not cover what they came to see.
  const isEntered = propertyIn('code', recipe.focusLineage)
  const hatchOpacity = (share: number): ExpressionSpecification => [
    'case',
    isEntered,
    strength * 0.34 * share,
    isBasic,
    strength * 0.8 * share,
    strength * share,
  ]
  const hatch = (rule: string, pattern: string): LayerSpecification => ({
    id: pattern,
    type: 'fill',
    source: 'gaps',
    filter: propertyIs('rule', rule),
    layout: { visibility },
    paint: {
      'fill-pattern': pattern,
      'fill-opacity': ['interpolate', ['linear'], ['zoom'], 15.5, hatchOpacity(1), 17, hatchOpacity(0.6)],
    },
  })
  return [
    {
      id: 'gap-fill',
      type: 'fill',
      source: 'gaps',
      layout: { visibility },
      paint: { 'fill-color': colour.gap, 'fill-opacity': number['gap-a'], 'fill-antialias': false },
    },
    hatch('CENTRE-1', 'gap-centre-hatch'),
    hatch('ORG-1', 'gap-organization-hatch'),
    {
      id: 'gap-edge',
      type: 'line',
      source: 'gaps',
      layout: { visibility, 'line-join': 'round' },
      paint: {
        'line-color': colour.gap,
        'line-width': ['case', isBasic, 0.9 * recipe.scale, 1.6 * recipe.scale],
        'line-opacity': fadeByZoom([
          [13, 0.5],
          [15, 0.95],
        ]),
      },
    },
  ]
}
