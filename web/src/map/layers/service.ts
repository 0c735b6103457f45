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

/** On paper the streets stay white, so the circles lie under them. */
export const serviceFillsUnderRoads: RecipePart = (recipe) => fills(recipe, '', !isDark(recipe))

/** In the dark the streets take on the circle's light, so the circles lie over them. */
export const serviceFillsOverRoads: RecipePart = (recipe) => fills(recipe, '-over', isDark(recipe))

/** The soft fills; always below the buildings, so that lit homes shine through. */
function fills(recipe: Recipe, suffix: string, on: boolean): readonly LayerSpecification[] {
  const { colour, number } = recipe.tokens
  const visible = (minutes: number) => shown(on && isOn(recipe, minutes))
  const fill = (minutes: 5 | 10 | 15): LayerSpecification => ({
    id: `walk-${minutes}${suffix}`,
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
      id: `walk-5-glow${suffix}`,
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
      id: `walk-candidate${suffix}`,
      type: 'fill',
      ...source,
      filter: band('candidate', 5),
      layout: { visibility: visible(5) },
      paint: { 'fill-color': colour['walk-10'], 'fill-opacity': 0.08, 'fill-antialias': false },
    },
  ]
}

interface Contour {
  readonly color: string
  readonly width: number
  /** In line widths; null is a solid line. */
  readonly dash: readonly [number, number] | null
  readonly opacity: number
}

/** The contours, solid, dashed and dotted as they lie farther out; united, or each centre's own. */
export const serviceLines: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const { circles } = recipe.state
  const contour = (
    id: string,
    from: 'service-merged' | 'service-own',
    filter: ExpressionSpecification,
    minutes: number,
    look: Contour,
  ): LayerSpecification => ({
    id,
    type: 'line',
    source: from,
    filter,
    layout: {
      visibility: shown(
        isOn(recipe, minutes) && circles === (from === 'service-own' ? 'by-centre' : 'united'),
      ),
      'line-join': 'round',
      'line-cap': look.dash?.[0] === 0 ? 'round' : 'butt',
    },
    paint: {
      'line-color': look.color,
      'line-width': look.width * recipe.scale,
      'line-opacity': look.opacity,
      ...(look.dash === null ? {} : { 'line-dasharray': [...look.dash] }),
    },
  })
  const line = (id: string, filter: ExpressionSpecification, minutes: number, look: Contour) => [
    contour(`${id}-line`, 'service-merged', filter, minutes, look),
    contour(`${id}-own`, 'service-own', ['all', filter, coversFromHome(recipe)], minutes, look),
  ]
  return [
    ...line('walk-15', band('operating', 15), 15, {
      color: colour['walk-10'],
      width: 1.3,
      dash: [0, 2.6],
      opacity: 0.85,
    }),
    ...line('walk-10', band('operating', 10), 10, {
      color: colour['walk-10'],
      width: 1.1,
      dash: [5, 3.5],
      opacity: 0.95,
    }),
    ...line('walk-candidate', band('candidate', 5), 5, {
      color: colour['walk-5'],
      width: 1.2,
      dash: [0, 2.8],
      opacity: 0.75,
    }),
    ...line('walk-5', band('operating', 5), 5, {
      color: colour['walk-5'],
      width: 1.4,
      dash: null,
      opacity: 0.95,
    }),
  ]
}

/** Halls and stations have circles too, but do not cover. */
const coversFromHome = (recipe: Recipe): ExpressionSpecification => [
  'all',
  ['==', ['get', 'kind'], 'centre'],
  ['!=', ['get', 'center_id'], recipe.movedCentre ?? ''],
]

const isOn = (recipe: Recipe, minutes: number): boolean =>
  recipe.state.layers.service && recipe.state.serviceMinutes.includes(minutes)
