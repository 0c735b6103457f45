import {
  chinaDayOf,
  DAY_MS,
  fail,
  type HotspotOptions,
  type NeighbourRule,
  ok,
  type RequestCategory,
  type Result,
  startOfChinaDayMs,
} from '@wangge/geodata'
import { type HotspotSteps, type StepsFailure, layOutSteps } from './hotspot-steps.ts'
import { fewestShown } from './suppressed-basics.ts'

/** Where no beginning is said: so many days before the end. */
export const hotspotDays = 90
/** Three years with a leap year. */
export const longestDays = 1096

/** What is said, of what may be said. */
export interface HotspotAsked {
  readonly fromMs: number | null
  readonly toMs: number | null
  readonly categories: readonly RequestCategory[] | null
  readonly cells: 'h3' | 'basic'
  readonly resolution: HotspotResolution | null
  readonly denominator: 'none' | 'households'
  readonly statistic: 'gi' | 'gi-star'
  readonly neighbours: NeighbourRule['kind'] | null
  readonly metres: number | null
  readonly k: number | null
  readonly chance: HotspotOptions['chance']['kind'] | null
  readonly history: boolean
  readonly steps: number | null
}

export const hotspotResolutions = [8, 9, 10, 11] as const
export type HotspotResolution = (typeof hotspotResolutions)[number]

/** A question with every default filled in. */
export interface HotspotQuery {
  /** Requests count that were made from here on, and before `toMs`. */
  readonly fromMs: number
  readonly toMs: number
  readonly categories: readonly RequestCategory[] | null
  readonly cells: 'h3' | 'basic'
  /** null of basic grids. */
  readonly resolution: HotspotResolution | null
  readonly options: HotspotOptions
  /** null where no history is asked for. */
  readonly steps: HotspotSteps | null
}

export type HotspotQueryFailure = 'bad-window' | 'window-too-long' | StepsFailure

/** Reaches the six cells around, and at the finer ones some beyond. */
const bandMetres: Readonly<Record<HotspotResolution, number>> = { 8: 1000, 9: 400, 10: 200, 11: 100 }
const defaultMetresOfGrids = 400
const defaultK = 8
const draws = 9999
const seed = 1

/** As everywhere: whole days of China, the last the one of the data's end; at midnight the day before. */
const endOfDataMs = (asOfMs: number): number => startOfChinaDayMs(chinaDayOf(asOfMs - 1) + 1)

/** @param asOfMs the end of the street's data, where nothing is said of the window */
export const completeQuery = (
  asked: HotspotAsked,
  asOfMs: number,
): Result<HotspotQuery, HotspotQueryFailure> => {
  const toMs = asked.toMs ?? endOfDataMs(asOfMs)
  const fromMs = asked.fromMs ?? toMs - hotspotDays * DAY_MS
  if (fromMs >= toMs) return fail('bad-window')
  if (toMs - fromMs > longestDays * DAY_MS) return fail('window-too-long')
  const steps = asked.history ? layOutSteps(fromMs, toMs, asked.steps) : ok(null)
  if (!steps.ok) return steps
  return ok({ fromMs, toMs, ...withDefaults(asked), steps: steps.value })
}

/** What the map's own hexagons are compared by: all that was made in an interval, both ends included. */
export const wholeQuery = (
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
  resolution: HotspotResolution,
): HotspotQuery => ({
  fromMs,
  toMs: toMs + 1,
  ...withDefaults({
    categories: null,
    cells: 'h3',
    resolution,
    denominator: 'households',
    statistic: 'gi-star',
    neighbours: null,
    metres: null,
    k: null,
    chance: null,
  }),
  steps: null,
})

type Comparison = Omit<HotspotAsked, 'fromMs' | 'toMs' | 'history' | 'steps'>

const withDefaults = (asked: Comparison) => {
  const resolution = asked.cells === 'h3' ? (asked.resolution ?? 9) : null
  return {
    categories: asked.categories,
    cells: asked.cells,
    resolution,
    options: {
      neighbours: neighboursOf(asked, resolution),
      statistic: asked.statistic,
      denominator: asked.denominator,
      chance: chanceOf(asked),
      minimumCount: fewestShown,
    },
  }
}

/** Hexagons are alike, so that metres say most of them; grids are not, and have their neighbours by their borders. */
const neighboursOf = (
  { neighbours, metres, k }: Comparison,
  resolution: HotspotResolution | null,
): NeighbourRule => {
  switch (neighbours ?? (resolution === null ? 'contiguity' : 'band')) {
    case 'band':
      return {
        kind: 'band',
        metres: metres ?? (resolution === null ? defaultMetresOfGrids : bandMetres[resolution]),
      }
    case 'nearest':
      return { kind: 'nearest', k: k ?? defaultK }
    case 'contiguity':
      return { kind: 'contiguity', contiguity: resolution === null ? 'corner' : 'edge' }
  }
}

/** Exact where households say what is to be expected; else by dealing out, which small counts do not mislead. */
const chanceOf = ({ chance, denominator }: Comparison): HotspotOptions['chance'] => {
  switch (chance ?? (denominator === 'households' ? 'households' : 'permutation')) {
    case 'permutation':
      return { kind: 'permutation', draws, seed }
    case 'households':
      return { kind: 'households' }
    case 'normal':
      return { kind: 'normal' }
  }
}
