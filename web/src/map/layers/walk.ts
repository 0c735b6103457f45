import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import { fontStack } from '../fonts.ts'
import type { SpriteId } from '../sprites.ts'
import { isDark, type RecipePart } from './recipe.ts'

const within = (minutes: number): ExpressionSpecification => ['==', ['get', 'minutes'], minutes]

/** How far one walks from the point that was clicked: the contours of the circles, in the colour of what is chosen. */
export const probeAreas: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const line = (minutes: number, width: number, dash: number[] | null): LayerSpecification => ({
    id: `probe-${minutes}-line`,
    type: 'line',
    source: 'probe',
    filter: within(minutes),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colour['grid-select'],
      'line-width': width * recipe.scale,
      'line-opacity': 0.95,
      ...(dash === null ? {} : { 'line-dasharray': dash }),
    },
  })
  return [
    {
      id: 'probe-fill',
      type: 'fill',
      source: 'probe',
      paint: {
        'fill-color': colour['grid-select'],
        'fill-opacity': isDark(recipe) ? 0.09 : 0.08,
        'fill-antialias': false,
      },
    },
    line(15, 1.4, [0.6, 2.2]),
    line(10, 1.5, [4, 2.6]),
    line(5, 2, null),
  ]
}

/** One centre's own circle, of the place under the pointer or in somebody's list. */
export const ownCircle: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const line = (id: string, color: string, width: number): LayerSpecification => ({
    id,
    type: 'line',
    source: 'own-circle',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': width * recipe.scale },
  })
  return [
    {
      id: 'own-circle-fill',
      type: 'fill',
      source: 'own-circle',
      paint: { 'fill-color': colour['walk-5'], 'fill-opacity': 0.16, 'fill-antialias': false },
    },
    line('own-circle-case', colour['grid-case'], 5),
    line('own-circle-line', colour['walk-5'], 2.6),
  ]
}

/** Pins above everything: the point asked about, sites by rank, a centre on its way and where it came from. */
export const walkMarks: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const figure = fontStack(recipe.tokens.font['font-figure'], 'bold')
  return [
    {
      id: 'moved-line',
      type: 'line',
      source: 'moved',
      filter: ['==', ['geometry-type'], 'LineString'],
      layout: { 'line-cap': 'round' },
      paint: {
        'line-color': colour['grid-select'],
        'line-width': 2 * recipe.scale,
        'line-dasharray': [2, 1.8],
      },
    },
    {
      ...pin('moved', 'moved', 'centre-moved', 'center'),
      filter: ['==', ['geometry-type'], 'Point'],
    },
    pin('probe-point', 'probe-point', 'probe-pin', 'bottom'),
    {
      id: 'site',
      type: 'symbol',
      source: 'sites',
      layout: {
        'icon-image': 'site-pin',
        'icon-anchor': 'bottom',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-padding': 0,
        'text-field': ['to-string', ['get', 'rank']],
        'text-font': figure,
        'text-size': 13 * recipe.scale,
        'text-offset': [0, -1.5],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
        'text-padding': 0,
        // The best lies on top where two stand close together.
        'symbol-sort-key': ['-', 0, ['get', 'rank']],
      },
      paint: { 'text-color': colour['map-halo'] },
    },
    {
      id: 't-site',
      type: 'symbol',
      source: 'sites',
      minzoom: 12.5,
      layout: {
        'text-field': ['get', 'text'],
        'text-font': figure,
        'text-size': 13 * recipe.scale,
        'text-anchor': 'left',
        'text-offset': [1.1, -1.5],
        'text-allow-overlap': true,
        'text-ignore-placement': true,
        'text-padding': 0,
      },
      paint: {
        'text-color': colour['walk-5'],
        'text-halo-color': colour['map-halo'],
        'text-halo-width': 2.2 * recipe.scale,
      },
    },
  ]
}

const pin = (
  id: string,
  source: string,
  icon: SpriteId,
  anchor: 'bottom' | 'center',
): SymbolLayerSpecification => ({
  id,
  type: 'symbol',
  source,
  layout: {
    'icon-image': icon,
    'icon-anchor': anchor,
    'icon-allow-overlap': true,
    // A pin that moves must not blow the names away on its path.
    'icon-ignore-placement': true,
    'icon-padding': 0,
  },
})
