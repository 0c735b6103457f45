import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { atOnce, fadeByZoom, propertyIs, widthByZoom } from '../expressions.ts'
import { isDark, levelSources, type LevelSource, type Recipe, type RecipePart, shown } from './recipe.ts'

const flag = (name: string, yes: number, no: number): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', name], false],
  yes,
  no,
]

/** What lies outside the street steps back. */
export const streetMask: RecipePart = (recipe) => [mask('outside', recipe, 0.66)]

/** What lies outside the place in focus steps back further, its heat included. */
export const focusMask: RecipePart = (recipe) => [
  mask('outside-focus', recipe, recipe.state.focus.level === 'street' ? 0 : 0.62),
]

const mask = (source: 'outside' | 'outside-focus', recipe: Recipe, opacity: number): LayerSpecification => ({
  id: source,
  type: 'fill',
  source,
  paint: {
    'fill-color': recipe.tokens.colour['map-outside'],
    'fill-opacity': opacity,
    'fill-antialias': false,
  },
})

/** The focused grid's own border, so that it reads as one thing whatever its level. */
export const focusOutline: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const { layers } = recipe.state
  const line = (id: string, color: string, width: number): LayerSpecification => ({
    id,
    type: 'line',
    source: 'focus',
    layout: { visibility: shown(layers.grids), 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': width * recipe.scale },
  })
  return [line('focus-case', colour['grid-case'], 5.6), line('focus-line', colour['grid-district'], 2.8)]
}

/** Borders of the three levels; the children of the focus are drawn in full, everything else lightly. */
export const grids: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const { focus, layers } = recipe.state
  const visibility = shown(layers.grids)
  const layout = { visibility, 'line-join': 'round' } as const
  const deep = recipe.focusUnit !== null
  return [
    ...hits(recipe),
    {
      id: 'grid-basic',
      type: 'line',
      source: 'basic-grids',
      layout,
      paint: {
        'line-color': deep ? colour['grid-unit'] : colour['grid-basic'],
        'line-width': widthByZoom(recipe.scale, [
          [13, 0.4],
          [15, 0.8],
          [17, deep ? 2 : 1.2],
          [19, 2.4],
        ]),
        'line-opacity':
          recipe.focusUnit === null
            ? basicFade(focus.level)
            : ['case', propertyIs('parent_code', recipe.focusUnit), 1, 0.45],
      },
    },
    {
      id: 'grid-unit',
      type: 'line',
      source: 'units',
      layout,
      paint: {
        'line-color': colour['grid-unit'],
        'line-width': widthByZoom(recipe.scale, [
          [12, 0.6],
          [14, 1.1],
          [16, 1.8],
          [18, 2.6],
        ]),
        'line-opacity': fadeByZoom([
          [11.5, 0],
          [13, 1],
        ]),
      },
    },
    {
      id: 'grid-ribbon',
      type: 'line',
      source: 'districts',
      layout,
      paint: {
        'line-color': tint(recipe),
        'line-width': widthByZoom(recipe.scale, [
          [12, 1.6],
          [14, 5],
          [16, 7],
          [18, 9],
        ]),
        'line-offset': widthByZoom(recipe.scale, [
          [12, 1.4],
          [14, 3.8],
          [16, 5.2],
          [18, 6.6],
        ]),
        'line-opacity': isDark(recipe) ? 0.62 : 0.55,
      },
    },
    {
      id: 'grid-district-case',
      type: 'line',
      source: 'districts',
      layout,
      paint: {
        'line-color': colour['grid-case'],
        'line-width': widthByZoom(recipe.scale, [
          [11, 1.6],
          [14, 4.4],
          [16, 6],
        ]),
        'line-opacity': 0.9,
      },
    },
    {
      id: 'grid-district',
      type: 'line',
      source: 'districts',
      layout,
      paint: {
        'line-color': colour['grid-district'],
        'line-width': widthByZoom(recipe.scale, [
          [11, 0.8],
          [14, 1.9],
          [16, 2.8],
        ]),
      },
    },
  ]
}

/** Hover tint and selection line, both driven by feature state alone. */
function hits(recipe: Recipe): LayerSpecification[] {
  const { colour } = recipe.tokens
  return levelSources.map((source) => ({
    id: `hover-${source}`,
    type: 'fill',
    source,
    paint: {
      'fill-color': isDark(recipe) ? colour['grid-district'] : colour['grid-select'],
      'fill-opacity': flag('hover', isDark(recipe) ? 0.1 : 0.09, 0),
      'fill-antialias': false,
      'fill-layer-opacity': recipe.flagged.hover === source ? 1 : 0,
      'fill-layer-opacity-transition': atOnce,
    },
  }))
}

/** Selection on top of every border. */
export const selection: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const drawn = (source: LevelSource, of: 'hover' | 'selected') => ({
    'line-layer-opacity': recipe.flagged[of] === source ? 1 : 0,
    'line-layer-opacity-transition': atOnce,
  })
  const line = (source: LevelSource, id: string, color: string, width: number): LayerSpecification => ({
    id: `${id}-${source}`,
    type: 'line',
    source,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': color,
      'line-width': width * recipe.scale,
      'line-opacity': flag('selected', 1, 0),
      ...drawn(source, 'selected'),
    },
  })
  const hover = (source: LevelSource): LayerSpecification => ({
    id: `hover-line-${source}`,
    type: 'line',
    source,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': colour['grid-select'],
      'line-width': 1.6 * recipe.scale,
      'line-opacity': flag('hover', 0.9, 0),
      ...drawn(source, 'hover'),
    },
  })
  return levelSources.flatMap((source) => [
    hover(source),
    line(source, 'selected-case', colour['grid-case'], 6),
    line(source, 'selected', colour['grid-select'], 3),
  ])
}

const basicFade = (level: string): ExpressionSpecification =>
  level === 'district'
    ? fadeByZoom([
        [13.4, 0],
        [14.6, 0.75],
      ])
    : fadeByZoom([
        [14.4, 0],
        [15.4, 0.75],
      ])

function tint(recipe: Recipe): ExpressionSpecification {
  const { colour } = recipe.tokens
  return [
    'match',
    ['%', ['-', ['coalesce', ['get', 'tint'], 1], 1], 5],
    0,
    colour['dist-1'],
    1,
    colour['dist-2'],
    2,
    colour['dist-3'],
    3,
    colour['dist-4'],
    colour['dist-5'],
  ]
}
