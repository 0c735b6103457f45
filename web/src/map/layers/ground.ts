import { mixColours } from '../colour.ts'
import { propertyIs, widthByZoom } from '../expressions.ts'
import { isDark, type RecipePart, shown } from './recipe.ts'

const source = { source: 'landscape', 'source-layer': 'landscape' } as const

/** Paper, land of one use, green, the hill and the streams, which many a street crosses without a bridge. */
export const ground: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const visibility = shown(recipe.state.layers.basemap)
  const hill = mixColours(colour['map-green'], colour['map-building-line'], isDark(recipe) ? 0.2 : 0.24)
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': colour['map-ground'] } },
    {
      id: 'zone',
      type: 'fill',
      ...source,
      filter: propertyIs('kind', 'zone'),
      layout: { visibility },
      paint: { 'fill-color': colour['map-zone'] },
    },
    {
      id: 'green',
      type: 'fill',
      ...source,
      filter: propertyIs('kind', 'green'),
      layout: { visibility },
      paint: { 'fill-color': colour['map-green'] },
    },
    {
      id: 'hill',
      type: 'fill',
      ...source,
      filter: propertyIs('kind', 'hill'),
      layout: { visibility },
      paint: { 'fill-color': hill },
    },
    {
      id: 'hill-ticks',
      type: 'fill',
      ...source,
      minzoom: 13,
      filter: propertyIs('kind', 'hill'),
      layout: { visibility },
      paint: { 'fill-pattern': 'hill-ticks', 'fill-opacity': 0.55 },
    },
    {
      id: 'waterway',
      type: 'line',
      ...source,
      filter: ['all', propertyIs('kind', 'waterway'), ['==', ['geometry-type'], 'LineString']],
      layout: { visibility, 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': colour['map-water'],
        'line-width': widthByZoom(recipe.scale, [
          [12, 1.5],
          [14, 3],
          [16, 8],
          [18, 20],
        ]),
      },
    },
  ]
}

/** Wide water lies over the service circles: nobody walks there, and the river keeps its shape. */
export const water: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const visibility = shown(recipe.state.layers.basemap)
  return [
    {
      id: 'water',
      type: 'fill',
      ...source,
      filter: propertyIs('kind', 'water'),
      layout: { visibility },
      paint: { 'fill-color': colour['map-water'] },
    },
    {
      id: 'water-edge',
      type: 'line',
      ...source,
      minzoom: 13.5,
      filter: ['all', propertyIs('kind', 'water'), ['==', ['geometry-type'], 'Polygon']],
      layout: { visibility },
      paint: {
        'line-color': mixColours(colour['map-water'], colour['map-label-water'], 0.28),
        'line-width': 0.8 * recipe.scale,
      },
    },
  ]
}
