import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { fadeByZoom, propertyIn, propertyIs } from '../expressions.ts'
import { fontStack } from '../fonts.ts'
import { basicMarkZoom, labelSizePx, labelSizes } from '../label-sizes.ts'
import type { LabelKind } from '../place-labels.ts'
import { type Recipe, type RecipePart, shown } from './recipe.ts'

const halo = (recipe: Recipe, widthPx: number) => ({
  'text-halo-color': recipe.tokens.colour['map-halo'],
  'text-halo-width': widthPx * recipe.scale,
})

/** Names that follow a line; MapLibre finds their places, below everything the placer has put. */
export const lineLabels: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const { basemap, service } = recipe.state.layers
  const named = ['all', ['has', 'name'], ['!=', ['get', 'name'], '']] as const
  const along = (
    id: string,
    classes: readonly string[],
    minzoom: number,
    size: ExpressionSpecification,
    spacing: { letters: number; repeat: number },
  ): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'roads',
    'source-layer': 'roads',
    minzoom,
    filter: [...named, propertyIn('class', classes)] as unknown as ExpressionSpecification,
    layout: {
      visibility: shown(basemap),
      'symbol-placement': 'line',
      'text-field': ['get', 'name'],
      'text-font': fontStack(recipe.tokens.font['font-text'], 'regular'),
      'text-size': size,
      'text-letter-spacing': spacing.letters,
      'symbol-spacing': spacing.repeat * recipe.scale,
      'text-padding': 10 * recipe.scale,
      'text-max-angle': 22,
      'symbol-sort-key': [
        'match',
        ['get', 'class'],
        ['trunk', 'primary'],
        0,
        'secondary',
        1,
        'tertiary',
        2,
        3,
      ],
    },
    paint: { 'text-color': colour['map-label-2'], ...halo(recipe, 1.8) },
  })
  return [
    along(
      't-lane',
      ['residential', 'lane', 'pedestrian'],
      15.4,
      fadeByZoom([
        [15.4, 11 * recipe.scale],
        [18, 14 * recipe.scale],
      ]),
      {
        letters: 0.06,
        repeat: 380,
      },
    ),
    along(
      't-road',
      ['secondary', 'tertiary'],
      14,
      fadeByZoom([
        [14, 11.5 * recipe.scale],
        [17, 14 * recipe.scale],
      ]),
      {
        letters: 0.14,
        repeat: 560,
      },
    ),
    along(
      't-main',
      ['trunk', 'primary'],
      12.5,
      fadeByZoom([
        [12.5, 11.5 * recipe.scale],
        [16, 14.5 * recipe.scale],
      ]),
      {
        letters: 0.2,
        repeat: 640,
      },
    ),
    {
      id: 't-water',
      type: 'symbol',
      source: 'landscape',
      'source-layer': 'landscape',
      minzoom: 12.5,
      filter: [...named, propertyIs('kind', 'waterway')] as unknown as ExpressionSpecification,
      layout: {
        visibility: shown(basemap),
        'symbol-placement': 'line',
        'text-field': ['get', 'name'],
        'text-font': fontStack(recipe.tokens.font['font-title'], 'medium'),
        'text-size': 14 * recipe.scale,
        'text-letter-spacing': 0.4,
        'symbol-spacing': 700 * recipe.scale,
        'text-max-angle': 25,
      },
      paint: { 'text-color': colour['map-label-water'], ...halo(recipe, 1.2) },
    },
    {
      id: 't-walk',
      type: 'symbol',
      source: 'service-merged',
      minzoom: 13.5,
      filter: [
        'all',
        propertyIs('status', 'operating'),
        ['<', ['get', 'minutes'], 15],
        ['in', ['get', 'minutes'], ['literal', [...recipe.state.serviceMinutes]]],
      ] as unknown as ExpressionSpecification,
      layout: {
        visibility: shown(service),
        'symbol-placement': 'line',
        'text-field': ['match', ['get', 'minutes'], 5, recipe.words.minutes(5), recipe.words.minutes(10)],
        'text-font': fontStack(recipe.tokens.font['font-figure'], 'medium'),
        'text-size': 11.5 * recipe.scale,
        'text-rotation-alignment': 'viewport',
        'symbol-spacing': 760 * recipe.scale,
        'text-padding': 18 * recipe.scale,
      },
      paint: {
        'text-color': ['match', ['get', 'minutes'], 5, colour['walk-5'], colour['walk-10']],
        ...halo(recipe, 2),
      },
    },
  ]
}

/** Labels the placer has found room for, least important first: MapLibre places later layers first. */
export const pointLabels: RecipePart = (recipe) => {
  const { colour, font } = recipe.tokens
  const { layers } = recipe.state
  const muted: ExpressionSpecification = ['boolean', ['get', 'muted'], false]
  const style = (
    kind: LabelKind,
    on: boolean,
    look: {
      family: 'font-text' | 'font-title' | 'font-figure'
      weight: 'regular' | 'medium' | 'bold'
      color: string
      halo: number
    },
  ): LayerSpecification => ({
    id: `t-${kind}`,
    type: 'symbol',
    source: kind === 'uncovered' ? 'gap-figures' : 'labels',
    filter: propertyIs('kind', kind),
    layout: {
      visibility: shown(on),
      'text-field': [
        'format',
        ['get', 'text'],
        {},
        ['case', ['has', 'detail'], ['concat', '\n', ['get', 'detail']], ''],
        {
          'font-scale': 0.92,
          'text-font': ['literal', fontStack(font['font-figure'], 'medium')],
        },
      ],
      'text-font': fontStack(font[look.family], look.weight),
      'text-size': labelSizePx(kind, recipe.scale),
      'text-letter-spacing': labelSizes[kind].spacingEm,
      'text-line-height': 1.25,
      'text-max-width': 40,
      'text-padding': 0,
      // These come first in the placer too; while gaps change under the hand nobody asks for room.
      'text-allow-overlap': kind === 'uncovered',
      'symbol-sort-key': ['get', 'order'],
    },
    paint: {
      'text-color': ['case', muted, colour['map-label-2'], look.color],
      'text-opacity': ['case', muted, 0.75, 1],
      ...halo(recipe, look.halo),
    },
  })
  return [
    style('place', layers.places, {
      family: 'font-text',
      weight: 'regular',
      color: colour['map-label-2'],
      halo: 1.4,
    }),
    style('basic', layers.grids, {
      family: 'font-text',
      weight: 'medium',
      color: colour['map-label'],
      halo: 1.6,
    }),
    style('unit', layers.grids, {
      family: 'font-text',
      weight: 'medium',
      color: colour['map-label'],
      halo: 1.8,
    }),
    style('district', layers.grids, {
      family: 'font-title',
      weight: 'bold',
      color: colour['grid-district'],
      halo: 2.6,
    }),
    style('gap', layers.gaps, { family: 'font-text', weight: 'bold', color: colour['gap-ink'], halo: 2.4 }),
    style('uncovered', layers.uncovered, {
      family: 'font-figure',
      weight: 'bold',
      color: colour['gap-ink'],
      halo: 2.6,
    }),
  ]
}

/** Signs for what is missing and for the places that are there; these are never hidden by a name. */
export const marks: RecipePart = (recipe) => {
  const { layers, focus } = recipe.state
  const inFocus: ExpressionSpecification = ['in', focus.code, ['get', 'path']]
  const opacity: ExpressionSpecification | number = focus.level === 'street' ? 1 : ['case', inFocus, 1, 0.4]
  const ghost: ExpressionSpecification = ['==', ['get', 'id'], recipe.movedCentre ?? '']
  const gapMark = (
    id: string,
    size: number,
    minzoom: number,
    filter: ExpressionSpecification,
  ): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'gap-marks',
    minzoom,
    filter,
    layout: {
      visibility: shown(layers.gaps),
      'icon-image': ['match', ['get', 'rule'], 'CENTRE-1', 'gap-centre', 'gap-organization'],
      'icon-size': fadeByZoom([
        [12, 0.45 * size],
        [14.4, size],
      ]),
      'icon-allow-overlap': true,
      'icon-padding': 0,
    },
    paint: { 'icon-opacity': opacity },
  })
  return [
    gapMark('gap-mark-basic', 0.72, basicMarkZoom, propertyIs('level', 'basic')),
    gapMark('gap-mark', 1, 0, ['!=', ['get', 'level'], 'basic']),
    {
      id: 'place',
      type: 'symbol',
      source: 'places',
      layout: {
        visibility: shown(layers.places),
        'icon-image': [
          'case',
          propertyIs('status', 'candidate'),
          'candidate',
          ['match', ['get', 'kind'], 'hall', 'hall', 'station', 'station', 'centre'],
        ],
        'icon-size': fadeByZoom([
          [12, 0.36],
          [14, 0.66],
          [16, 0.86],
          [18, 1],
        ]),
        'icon-allow-overlap': true,
        'icon-padding': 0,
        'symbol-sort-key': ['match', ['get', 'kind'], 'hall', 2, 'centre', 1, 0],
      },
      paint: { 'icon-opacity': ['case', ghost, 0.35, opacity] },
    },
  ]
}
