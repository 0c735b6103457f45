import { mapWords } from '../i18n/zh/map.ts'
import type { Recipe } from './layers/recipe.ts'
import type { MapTokens } from './tokens.ts'
import type { MapState, MapTheme } from './types.ts'

/** For tests: a unit in focus, every layer on. */
export const stateFixture = (theme: MapTheme): MapState => ({
  theme,
  language: 'zh',
  streetId: '999901001',
  version: '1',
  focus: { level: 'unit', code: '999901001001' },
  selected: null,
  layers: {
    basemap: true,
    service: true,
    requests: true,
    uncovered: true,
    gaps: true,
    grids: true,
    buildings: true,
    places: true,
  },
  serviceMinutes: [5, 10, 15],
  speedMps: 1,
  circles: 'united',
  centre: null,
  mode: 'grids',
})

/** For tests: what `stateFixture` is drawn from. */
export const recipeFixture = (theme: MapTheme, tokens: MapTokens): Recipe => ({
  state: stateFixture(theme),
  tokens,
  words: mapWords,
  scale: 1,
  focusLineage: ['999901001001', '999901001D01'],
  focusUnit: '999901001001',
  flagged: { hover: null, selected: null },
  densityBreaks: [670, 1100, 1900],
  movedCentre: null,
  circlesAsStored: true,
})
