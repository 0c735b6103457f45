import type { LayerSpecification } from 'maplibre-gl'
import type { MapTokens } from '../tokens.ts'
import type { MapState, MapWords } from '../types.ts'

export const levelSources = ['districts', 'units', 'basic-grids'] as const
export type LevelSource = (typeof levelSources)[number]

/** What every part of the recipe is drawn from. */
export interface Recipe {
  readonly state: MapState
  readonly tokens: MapTokens
  readonly words: MapWords
  /** 1 at a desk, 1.22 on a wall. */
  readonly scale: number
  /** The focused grid and its ancestors, lowest first; empty at street level. */
  readonly focusLineage: readonly string[]
  /** The unit in focus, or that of the basic grid in focus. */
  readonly focusUnit: string | null
  /** Levels that a grid is hovered or selected of: the others' layers for that are not drawn. */
  readonly flagged: Readonly<Record<'hover' | 'selected', LevelSource | null>>
  /** Ascending class limits of the heat, requests per km². */
  readonly densityBreaks: readonly number[]
  /** The centre that does not stand where the data has it; its old circle and sign step back. */
  readonly movedCentre: string | null
  /** The circles are the street's own, every centre where it stands, at the pace that the tiles were reckoned at. */
  readonly circlesAsStored: boolean
}

export type Visibility = 'visible' | 'none'
export const shown = (on: boolean): Visibility => (on ? 'visible' : 'none')

export type RecipePart = (recipe: Recipe) => readonly LayerSpecification[]

/** Dark grounds carry stronger fills than paper; high contrast is a dark theme here. */
export const isDark = (recipe: Recipe): boolean => recipe.state.theme !== 'light'
