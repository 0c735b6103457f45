import type { ExpressionSpecification } from 'maplibre-gl'
import { isDark, type Recipe, type RecipePart, shown } from './recipe.ts'

/** Cells of the request heat, and one outline round those of the highest class. */
export const heat: RecipePart = (recipe) => {
  const { colour } = recipe.tokens
  const visibility = shown(recipe.state.layers.requests)
  return [
    {
      id: 'heat',
      type: 'fill',
      source: 'heat',
      layout: { visibility },
      paint: {
        'fill-color': byClass(recipe, [
          colour['hot-90'],
          colour['hot-90'],
          colour['hot-95'],
          colour['hot-99'],
        ]),
        'fill-opacity': byClass(recipe, heatOpacity(recipe)),
        'fill-antialias': false,
      },
    },
    {
      id: 'heat-edge',
      type: 'line',
      source: 'heat-outline',
      layout: { visibility, 'line-join': 'round' },
      paint: { 'line-color': colour['hot-99'], 'line-width': 1.8 * recipe.scale, 'line-opacity': 0.95 },
    },
  ]
}

/** Over service circles and hatches the heat stays a tint; alone it may speak up. */
function heatOpacity(recipe: Recipe): readonly number[] {
  const { layers } = recipe.state
  if (layers.service || layers.gaps)
    return isDark(recipe) ? [0.03, 0.09, 0.14, 0.22] : [0.08, 0.16, 0.2, 0.27]
  return isDark(recipe) ? [0.06, 0.24, 0.34, 0.48] : [0.12, 0.36, 0.42, 0.52]
}

function byClass<T extends string | number>(recipe: Recipe, values: readonly T[]): ExpressionSpecification {
  const steps = recipe.densityBreaks.flatMap((limit, index) => [limit, values[index + 1] ?? values.at(-1)])
  if (steps.length === 0) return ['literal', values.at(-1)] as unknown as ExpressionSpecification
  return ['step', ['get', 'density_per_km2'], values[0], ...steps] as unknown as ExpressionSpecification
}
