import type { ExpressionSpecification } from 'maplibre-gl'
import { mixColours } from '../colour.ts'
import { fadeByZoom, propertyIs, widthByZoom } from '../expressions.ts'
import { isDark, type RecipePart, shown } from './recipe.ts'

const landscape = { source: 'landscape', 'source-layer': 'landscape' } as const
const buildingSource = { source: 'buildings', 'source-layer': 'buildings' } as const

const isHome: ExpressionSpecification = ['>', ['coalesce', ['get', 'households'], 0], 0]
const isReached: ExpressionSpecification = ['<=', ['coalesce', ['get', 'covered_minutes'], 99], 5]

/** Buildings; homes are solid, and lit where a service place is five minutes away. */
export const buildings: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const { layers, serviceMinutes } = recipe.state
  const visibility = shown(layers.buildings)
  const lit = mixColours(colour['map-building-home'], colour['walk-5'], isDark(recipe) ? 0.5 : 0.34)
  // Which homes are lit comes with the tiles: at another pace, or with a centre on its way, it would not be true.
  const showLit = layers.service && serviceMinutes.includes(5) && recipe.circlesAsStored
  const appear = fadeByZoom([
    [13.6, 0],
    [14.4, 1],
  ])
  return [
    {
      id: 'building',
      type: 'fill',
      ...buildingSource,
      minzoom: 13.6,
      filter: ['!', isHome],
      layout: { visibility },
      paint: {
        'fill-color': colour['map-building'],
        'fill-opacity': fadeByZoom([
          [13.6, 0],
          [14.4, 0.8],
        ]),
      },
    },
    {
      id: 'home',
      type: 'fill',
      ...buildingSource,
      minzoom: 13.6,
      filter: isHome,
      layout: { visibility },
      paint: {
        'fill-color': showLit
          ? ['case', isReached, lit, colour['map-building-home']]
          : colour['map-building-home'],
        'fill-opacity': appear,
      },
    },
    {
      id: 'building-edge',
      type: 'line',
      ...buildingSource,
      minzoom: 15,
      layout: { visibility },
      paint: {
        'line-color': colour['map-building-line'],
        'line-width': widthByZoom(recipe.scale, [
          [15, 0.3],
          [16, 0.6],
          [18, 1],
        ]),
        'line-opacity': fadeByZoom([
          [15, 0],
          [15.8, 0.9],
        ]),
      },
    },
  ]
}

/** Walls and gates, read only close up. */
export const walls: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const visibility = shown(recipe.state.layers.basemap)
  const wall = mixColours(colour['map-building-line'], colour['map-label-2'], 0.35)
  return [
    {
      id: 'wall',
      type: 'line',
      ...landscape,
      minzoom: 15.6,
      filter: propertyIs('kind', 'wall'),
      layout: { visibility, 'line-join': 'miter' },
      paint: {
        'line-color': wall,
        'line-width': widthByZoom(recipe.scale, [
          [15.6, 0.5],
          [17, 1.1],
          [19, 2.4],
        ]),
        'line-opacity': fadeByZoom([
          [15.6, 0],
          [16.4, 0.8],
        ]),
      },
    },
    {
      id: 'gate',
      type: 'circle',
      ...landscape,
      minzoom: 16,
      filter: propertyIs('kind', 'gate'),
      layout: { visibility },
      paint: {
        'circle-radius': widthByZoom(recipe.scale, [
          [16, 1.4],
          [17, 2.2],
          [19, 4.5],
        ]),
        'circle-color': colour['map-ground'],
        'circle-stroke-color': wall,
        'circle-stroke-width': 1.1 * recipe.scale,
      },
    },
  ]
}

/** The railway as Chinese sheets draw it, black and white by turns; the underground only hinted at. */
export const railways: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const visibility = shown(recipe.state.layers.basemap)
  return [
    {
      id: 'railway-case',
      type: 'line',
      ...landscape,
      filter: propertyIs('kind', 'railway'),
      layout: { visibility, 'line-join': 'round' },
      paint: {
        'line-color': colour['map-rail'],
        'line-width': widthByZoom(recipe.scale, [
          [11, 1.2],
          [14, 2.2],
          [16, 3.6],
          [18, 6],
        ]),
      },
    },
    {
      id: 'railway-dash',
      type: 'line',
      ...landscape,
      minzoom: 12.5,
      filter: propertyIs('kind', 'railway'),
      layout: { visibility, 'line-join': 'round' },
      paint: {
        'line-color': colour['map-ground'],
        'line-width': widthByZoom(recipe.scale, [
          [12.5, 0.7],
          [14, 1.1],
          [16, 2],
          [18, 3.8],
        ]),
        'line-dasharray': [5, 5],
      },
    },
    {
      id: 'subway',
      type: 'line',
      ...landscape,
      minzoom: 13,
      filter: propertyIs('kind', 'subway'),
      layout: { visibility },
      paint: {
        'line-color': colour['map-rail'],
        'line-width': 1.4 * recipe.scale,
        'line-dasharray': [4, 3],
        'line-opacity': 0.5,
      },
    },
  ]
}
