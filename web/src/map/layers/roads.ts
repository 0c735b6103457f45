import type { RoadClass } from '@wangge/geodata'
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { mixColours } from '../colour.ts'
import { propertyIn, propertyIs, widthByZoom, type ZoomStops } from '../expressions.ts'
import { type Recipe, type RecipePart, shown } from './recipe.ts'

interface RoadStyle {
  readonly id: string
  readonly classes: readonly RoadClass[]
  readonly colour: 'map-lane' | 'map-road' | 'map-road-main'
  readonly minzoom: number
  readonly width: ZoomStops
  /** How much the casing is wider than the fill, both sides together. */
  readonly casing: ZoomStops
}

/** From the least to the most important: a later one is drawn over an earlier one. */
const roadStyles: readonly RoadStyle[] = [
  {
    id: 'service',
    classes: ['service'],
    colour: 'map-lane',
    minzoom: 15,
    width: [
      [15, 0.6],
      [16, 1.8],
      [18, 6],
      [20, 18],
    ],
    casing: [
      [15, 0.4],
      [16, 0.9],
      [18, 1.6],
    ],
  },
  {
    id: 'lane',
    classes: ['lane', 'pedestrian'],
    colour: 'map-lane',
    minzoom: 13.5,
    width: [
      [13.5, 0.5],
      [15, 1.1],
      [16, 2.6],
      [18, 8.5],
      [20, 26],
    ],
    casing: [
      [13.5, 0.5],
      [15, 1],
      [16, 1.4],
      [18, 2.4],
    ],
  },
  {
    id: 'residential',
    classes: ['residential'],
    colour: 'map-lane',
    minzoom: 12.5,
    width: [
      [12.5, 0.4],
      [14, 0.9],
      [15, 1.7],
      [16, 3.6],
      [18, 12],
      [20, 36],
    ],
    casing: [
      [12.5, 0.5],
      [15, 1.2],
      [16, 1.6],
      [18, 2.8],
    ],
  },
  {
    id: 'tertiary',
    classes: ['tertiary'],
    colour: 'map-road',
    minzoom: 11,
    width: [
      [11, 0.6],
      [13, 1.4],
      [14.5, 2.8],
      [16, 5],
      [18, 17],
      [20, 48],
    ],
    casing: [
      [11, 0.6],
      [14, 1.4],
      [16, 1.8],
      [18, 3],
    ],
  },
  {
    id: 'secondary',
    classes: ['secondary'],
    colour: 'map-road',
    minzoom: 10,
    width: [
      [10, 0.8],
      [13, 2.2],
      [14.5, 4],
      [16, 7],
      [18, 22],
      [20, 60],
    ],
    casing: [
      [10, 0.6],
      [14, 1.6],
      [16, 2],
      [18, 3.4],
    ],
  },
  {
    id: 'main',
    classes: ['trunk', 'primary'],
    colour: 'map-road-main',
    minzoom: 8,
    width: [
      [8, 0.6],
      [11, 1.6],
      [13, 3],
      [14.5, 5.4],
      [16, 9],
      [18, 28],
      [20, 76],
    ],
    casing: [
      [8, 0.4],
      [13, 1.6],
      [16, 2.2],
      [18, 4],
    ],
  },
]

const source = { source: 'roads', 'source-layer': 'roads' } as const

/** Streets as the sheet draws them: every casing below every fill of the same level. */
export const roads: RecipePart = (recipe) => [
  ...footways(recipe),
  ...streets(recipe, 'tunnel'),
  ...streets(recipe, 'surface'),
]

/** Above the water they cross. */
export const bridges: RecipePart = (recipe) => streets(recipe, 'bridge')

type Level = 'tunnel' | 'surface' | 'bridge'

function onLevel(level: Level): ExpressionSpecification {
  switch (level) {
    case 'tunnel':
      return propertyIs('tunnel', true)
    case 'bridge':
      return propertyIs('bridge', true)
    case 'surface':
      return ['all', ['!=', ['get', 'tunnel'], true], ['!=', ['get', 'bridge'], true]]
  }
}

function streets(recipe: Recipe, which: Level): LayerSpecification[] {
  const { colour } = recipe.tokens
  const visibility = shown(recipe.state.layers.basemap)
  const casingColour =
    which === 'bridge'
      ? mixColours(colour['map-road-case'], colour['map-label-2'], 0.42)
      : colour['map-road-case']
  const cap = which === 'surface' ? 'round' : 'butt'
  const common = (style: RoadStyle) => ({
    ...source,
    minzoom: style.minzoom,
    filter: ['all', propertyIn('class', style.classes), onLevel(which)] as ExpressionSpecification,
    layout: { visibility, 'line-cap': cap, 'line-join': 'round' } as const,
  })
  const casings = roadStyles.map(
    (style): LayerSpecification => ({
      id: `road-${style.id}-${which}-case`,
      type: 'line',
      ...common(style),
      paint: {
        'line-color': casingColour,
        'line-width': widthByZoom(recipe.scale, casedWidth(style)),
        ...(which === 'tunnel' ? { 'line-dasharray': [3, 2] } : {}),
      },
    }),
  )
  const fills = roadStyles.map(
    (style): LayerSpecification => ({
      id: `road-${style.id}-${which}`,
      type: 'line',
      ...common(style),
      paint: {
        'line-color': which === 'tunnel' ? colour['map-zone'] : colour[style.colour],
        'line-width': widthByZoom(recipe.scale, style.width),
      },
    }),
  )
  return [...casings, ...fills]
}

/** The fill's stops, each wider by the casing interpolated at its zoom. */
function casedWidth(style: RoadStyle): ZoomStops {
  return style.width.map(([zoom, width]) => [zoom, width + valueAt(style.casing, zoom)] as const)
}

export function valueAt(stops: ZoomStops, zoom: number): number {
  const next = stops.findIndex(([at]) => at >= zoom)
  const [lowZoom, low] = stops[next < 0 ? stops.length - 1 : Math.max(next - 1, 0)] ?? [0, 0]
  const [highZoom, high] = stops[next < 0 ? stops.length - 1 : next] ?? [0, 0]
  return highZoom === lowZoom ? high : low + ((high - low) * (zoom - lowZoom)) / (highZoom - lowZoom)
}

function footways(recipe: Recipe): LayerSpecification[] {
  const { colour } = recipe.tokens
  const visibility = shown(recipe.state.layers.basemap)
  const pathColour = mixColours(colour['map-road-case'], colour['map-label-2'], 0.3)
  return [
    {
      id: 'road-footway',
      type: 'line',
      ...source,
      minzoom: 15.4,
      filter: propertyIs('class', 'footway'),
      layout: { visibility, 'line-join': 'round' },
      paint: {
        'line-color': pathColour,
        'line-width': widthByZoom(recipe.scale, [
          [15.4, 0.5],
          [17, 1],
          [19, 2],
        ]),
        'line-dasharray': [3, 2],
      },
    },
    {
      id: 'road-steps',
      type: 'line',
      ...source,
      minzoom: 15.8,
      filter: propertyIs('class', 'steps'),
      layout: { visibility },
      paint: {
        'line-color': pathColour,
        'line-width': widthByZoom(recipe.scale, [
          [15.8, 2],
          [17, 3.4],
          [19, 8],
        ]),
        'line-dasharray': [0.35, 0.35],
      },
    },
  ]
}
