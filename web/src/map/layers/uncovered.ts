import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { fadeByZoom } from '../expressions.ts'
import { type RecipePart, shown } from './recipe.ts'

/** Gaps up to this rank are hatched in full and carry their figure from afar. */
export const largestGaps = 5

const isLargest: ExpressionSpecification = ['<=', ['get', 'rank'], largestGaps]

/** Homes that no circle reaches: rouge, hatched rising at 45°, the largest five in full strength. */
export const uncovered: RecipePart = (recipe) => {
  const { colour, number } = recipe.tokens
  const visibility = shown(recipe.state.layers.uncovered)
  return [
    {
      id: 'uncovered-fill',
      type: 'fill',
      source: 'uncovered',
      layout: { visibility },
      paint: { 'fill-color': colour.gap, 'fill-opacity': number['gap-a'], 'fill-antialias': false },
    },
    {
      id: 'uncovered-hatch',
      type: 'fill',
      source: 'uncovered',
      layout: { visibility },
      paint: {
        'fill-pattern': 'uncovered-hatch',
        // Close up the homes themselves are what one came to see.
        'fill-opacity': [
          'interpolate',
          ['linear'],
          ['zoom'],
          15.5,
          ['case', isLargest, 0.8, 0.32],
          17.5,
          ['case', isLargest, 0.45, 0.24],
        ],
      },
    },
    {
      id: 'uncovered-edge',
      type: 'line',
      source: 'uncovered',
      layout: { visibility, 'line-join': 'round' },
      paint: {
        'line-color': colour.gap,
        'line-width': ['case', isLargest, 1.6 * recipe.scale, 0.9 * recipe.scale],
        'line-opacity': fadeByZoom([
          [12.5, 0.5],
          [14, 0.95],
        ]),
      },
    },
  ]
}

/** The gap under the pointer and the chosen one, above every border. */
export const chosenGaps: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const line = (id: string, source: string, color: string, width: number): LayerSpecification => ({
    id,
    type: 'line',
    source,
    layout: { visibility: shown(recipe.state.layers.uncovered), 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': width * recipe.scale },
  })
  return [
    line('gap-hover-line', 'gap-hover', colour.gap, 2.6),
    line('gap-chosen-case', 'gap-chosen', colour['grid-case'], 6.4),
    line('gap-chosen-line', 'gap-chosen', colour.gap, 3.2),
  ]
}
