import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { fadeByZoom } from '../expressions.ts'
import { isDark, type Recipe, type RecipePart, shown } from './recipe.ts'

/** Merged areas: one feature a status and band, `{status, minutes}`. */
const source = { source: 'service-merged' } as const

const band = (status: 'operating' | 'candidate', minutes: number): ExpressionSpecification => [
  'all',
  ['==', ['get', 'status'], status],
  ['==', ['get', 'minutes'], minutes],
]

/** The soft fills, below the buildings so that lit homes shine through. */
export const serviceFills: RecipePart = (recipe) => {
  const { colour, number } = recipe.tokens
  const visible = (minutes: number) => shown(isOn(recipe, minutes))
  const fill = (minutes: 5 | 10 | 15): LayerSpecification => ({
    id: `walk-${minutes}`,
    type: 'fill',
    ...source,
    filter: band('operating', minutes),
    layout: { visibility: visible(minutes) },
    paint: {
      'fill-color': colour[`walk-${minutes}`],
      // Close up the streets matter more than the circle.
      'fill-opacity': fadeByZoom([
        [15.5, number[`walk-${minutes}-a`]],
        [17.5, number[`walk-${minutes}-a`] * 0.6],
      ]),
      'fill-antialias': false,
    },
  })
  return [
    fill(15),
    fill(10),
    {
      id: 'walk-5-glow',
      type: 'line',
      ...source,
      filter: band('operating', 5),
      layout: { visibility: visible(5), 'line-join': 'round' },
      paint: {
        'line-color': colour['walk-5'],
        'line-width': 16 * recipe.scale,
        'line-blur': 16 * recipe.scale,
        'line-opacity': isDark(recipe) ? 0.28 : 0.18,
      },
    },
    fill(5),
    {
      id: 'walk-candidate',
      type: 'fill',
      ...source,
      filter: band('candidate', 5),
      layout: { visibility: visible(5) },
      paint: { 'fill-color': colour['walk-10'], 'fill-opacity': 0.08, 'fill-antialias': false },
    },
  ]
}

/** The outlines: dashed while the method is a radius, because a broken line is not a promise. */
export const serviceLines: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const line = (
    id: string,
    filter: ExpressionSpecification,
    minutes: number,
    paint: { color: string; width: number; dash: number[]; opacity: number },
  ): LayerSpecification => ({
    id,
    type: 'line',
    ...source,
    filter,
    layout: { visibility: shown(isOn(recipe, minutes)), 'line-join': 'round' },
    paint: {
      'line-color': paint.color,
      'line-width': paint.width * recipe.scale,
      'line-dasharray': paint.dash,
      'line-opacity': paint.opacity,
    },
  })
  return [
    line('walk-15-line', band('operating', 15), 15, {
      color: colour['walk-10'],
      width: 0.9,
      dash: [1.5, 3],
      opacity: 0.8,
    }),
    line('walk-10-line', band('operating', 10), 10, {
      color: colour['walk-10'],
      width: 1.1,
      dash: [5, 3.5],
      opacity: 0.9,
    }),
    line('walk-candidate-line', band('candidate', 5), 5, {
      color: colour['walk-5'],
      width: 1,
      dash: [1.2, 2.6],
      opacity: 0.75,
    }),
    line('walk-5-line', band('operating', 5), 5, {
      color: colour['walk-5'],
      width: 1.4,
      dash: [7, 2.4],
      opacity: 0.95,
    }),
  ]
}

const isOn = (recipe: Recipe, minutes: number): boolean =>
  recipe.state.layers.service && recipe.state.serviceMinutes.includes(minutes)
