import type { FeatureCollection } from 'geojson'
import type { DerivedData } from './derived-data.ts'
import { focusShape } from './focus-shape.ts'
import { outsideOf } from './geometry.ts'
import type { GridTree } from './grid-tree.ts'
import type { LevelSource, Recipe } from './layers/recipe.ts'
import { noFeatures, type StreetData } from './street-data.ts'
import { buildLayers } from './style.ts'
import type { DesiredMap, GridFlag, SourceData } from './sync.ts'
import type { MapTokens } from './tokens.ts'
import type { MapState, MapWords } from './types.ts'
import type { WalkSource } from './walk-sources.ts'

export interface Scene {
  readonly state: MapState
  readonly tokens: MapTokens
  readonly words: MapWords
  readonly scale: number
  readonly data: StreetData
  readonly derived: DerivedData
  readonly tree: GridTree
  readonly walk: Readonly<Record<WalkSource, SourceData>>
  readonly movedCentre: string | null
  readonly circlesAsStored: boolean
  readonly labels: FeatureCollection
  readonly gapFigures: FeatureCollection
  readonly hovered: string | null
}

interface Flagged {
  readonly source: LevelSource
  readonly code: string
}
type Flags = Readonly<Record<GridFlag, Flagged | null>>

/** From everything known to the whole wished-for map. */
export function desiredMap(scene: Scene): DesiredMap {
  const { state, derived, hovered } = scene
  const flags = { hover: flagged(scene, hovered), selected: flagged(scene, state.selected) }
  return {
    layers: buildLayers(recipeOf(scene, flags)),
    data: {
      ...derived.sources,
      ...scene.walk,
      ...focusData(scene),
      labels: scene.labels,
      'gap-figures': scene.gapFigures,
    },
    flags,
    spriteKey: `${state.theme} ${scene.scale}`,
  }
}

function recipeOf({ state, tree, derived, ...scene }: Scene, { hover, selected }: Flags): Recipe {
  const { tokens, words, scale, movedCentre, circlesAsStored } = scene
  const focusLineage = state.focus.level === 'street' ? [] : tree.lineage(state.focus.code)
  const focusUnit = focusLineage.find((code) => tree.get(code)?.properties.level === 'unit') ?? null
  return {
    state,
    tokens,
    words,
    scale,
    focusLineage,
    focusUnit,
    flagged: { hover: hover?.source ?? null, selected: selected?.source ?? null },
    densityBreaks: derived.breaks,
    movedCentre,
    circlesAsStored,
  }
}

type FocusData = Readonly<Record<'outside-focus' | 'focus', FeatureCollection>>

const unfocused: FocusData = { 'outside-focus': noFeatures, focus: noFeatures }
const known = new WeakMap<object, FocusData>()

function focusData({ state, data, tree }: Scene): FocusData {
  const shape = state.focus.level === 'street' ? null : focusShape(state.focus, data, tree)
  if (shape === null) return unfocused
  const made = known.get(shape) ?? {
    'outside-focus': { type: 'FeatureCollection', features: [outsideOf(shape)] },
    focus: {
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: {}, geometry: shape }],
    },
  }
  known.set(shape, made)
  return made
}

const sourceOfLevel = { district: 'districts', unit: 'units', basic: 'basic-grids' } as const

function flagged({ tree }: Scene, code: string | null): Flagged | null {
  const grid = code === null ? undefined : tree.get(code)
  return grid === undefined
    ? null
    : { source: sourceOfLevel[grid.properties.level], code: grid.properties.code }
}
