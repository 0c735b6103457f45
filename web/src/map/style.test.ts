import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, it } from 'vitest'
import { themeTokens } from '../../../tests/support/theme-tokens.ts'
import tokensCss from '../theme/tokens.css?raw'
import type { Recipe } from './layers/recipe.ts'
import { recipeFixture, stateFixture } from './recipe-fixture.ts'
import { spriteIds } from './sprites.ts'
import { buildLayers, buildSources, plainSources, tiledCollections } from './style.ts'
import { type MapTokens, resolveTokens } from './tokens.ts'
import { type MapTheme, mapThemes } from './types.ts'

const tokensOf = (theme: MapTheme): MapTokens => resolveTokens(themeTokens(tokensCss, theme))

const recipe = (theme: MapTheme): Recipe => recipeFixture(theme, tokensOf(theme))

const tileJsonUrl = (collection: string): string => `http://127.0.0.1/tiles/${collection}/tilejson.json`

describe.each(mapThemes)('the recipe in the %s theme', (theme) => {
  const layers = buildLayers(recipe(theme))

  it('is a valid style by the specification', () => {
    const problems = validateStyleMin({ version: 8, sources: buildSources(tileJsonUrl), layers: [...layers] })
    expect(problems.map((problem) => problem.message)).toEqual([])
  })

  it('has no undefined token in it', () => {
    expect(JSON.stringify(layers)).not.toMatch(/undefined|NaN|null/)
  })

  it('names every layer once, and only sprites that are drawn', () => {
    const ids = layers.map((layer) => layer.id)
    expect(new Set(ids).size).toBe(ids.length)
    const patterns = layers.flatMap((layer) =>
      layer.type === 'fill' && typeof layer.paint?.['fill-pattern'] === 'string'
        ? [layer.paint['fill-pattern']]
        : [],
    )
    expect(patterns.length).toBeGreaterThan(0)
    for (const pattern of patterns) expect(spriteIds).toContain(pattern)
  })

  it('uses each source', () => {
    const used = new Set(layers.flatMap((layer) => ('source' in layer ? [layer.source] : [])))
    for (const source of [...plainSources, ...tiledCollections]) expect(used).toContain(source)
  })
})

describe('resolveTokens', () => {
  it('throws on a token that is not defined', () => {
    expect(() => resolveTokens((name) => (name === 'gap' ? '' : '#000000'))).toThrow('--gap')
  })
})

describe('switched layers', () => {
  it('hides everything of a layer that is off, and nothing else', () => {
    const on = buildLayers(recipe('dark'))
    const off = buildLayers({
      ...recipe('dark'),
      state: { ...stateFixture('dark'), layers: { ...stateFixture('dark').layers, gaps: false } },
    })
    const hidden = off.filter(
      (layer, index) => layer.layout?.visibility === 'none' && on[index]?.layout?.visibility === 'visible',
    )
    expect(hidden.map((layer) => layer.id)).toEqual([
      'gap-fill',
      'gap-centre-hatch',
      'gap-organization-hatch',
      'gap-edge',
      't-gap',
      'gap-mark-basic',
      'gap-mark',
    ])
  })

  it('lights homes only under the circles that the tiles were reckoned with', () => {
    const home = (circlesAsStored: boolean) =>
      JSON.stringify(
        buildLayers({ ...recipe('dark'), circlesAsStored }).find((layer) => layer.id === 'home')?.paint,
      )
    expect(home(true)).toContain('covered_minutes')
    expect(home(false)).not.toContain('covered_minutes')
  })

  it('draws what marks a grid for the level that has one, and not at all without', () => {
    const drawn = (flagged: Recipe['flagged']) =>
      buildLayers({ ...recipe('dark'), flagged })
        .filter(({ id }) => /^(hover|selected)/.test(id))
        .filter(({ paint }) =>
          Object.entries(paint ?? {}).some(([key, value]) => key.endsWith('layer-opacity') && value === 1),
        )
        .map(({ id }) => id)
    expect(drawn({ hover: null, selected: null })).toEqual([])
    expect(drawn({ hover: 'units', selected: null })).toEqual(['hover-units', 'hover-line-units'])
    expect(drawn({ hover: null, selected: 'basic-grids' })).toEqual([
      'selected-case-basic-grids',
      'selected-basic-grids',
    ])
  })

  it('draws the circles united or by centre, never both', () => {
    const contours = (circles: 'united' | 'by-centre') =>
      buildLayers({ ...recipe('dark'), state: { ...stateFixture('dark'), circles } })
        .filter((layer) => /^walk-\d+-(line|own)$/.test(layer.id) && layer.layout?.visibility === 'visible')
        .map((layer) => layer.id)
    expect(contours('united')).toEqual(['walk-15-line', 'walk-10-line', 'walk-5-line'])
    expect(contours('by-centre')).toEqual(['walk-15-own', 'walk-10-own', 'walk-5-own'])
  })
})
