import type { MapState } from './types.ts'

/** How a legend's sample is drawn; `web/src/map/legend.css` has a class `swatch-<kind>` for each. */
export type SwatchKind =
  | 'walk-5'
  | 'walk-10'
  | 'walk-15'
  | 'walk-candidate'
  | 'heat-1'
  | 'heat-2'
  | 'heat-3'
  | 'heat-4'
  | 'gap-largest'
  | 'gap-other'
  | 'gap-organization'
  | 'gap-centre'
  | 'home-lit'
  | 'home'
  | 'district'
  | 'unit'
  | 'basic'
  | 'hall'
  | 'centre'
  | 'station'
  | 'candidate'

export interface LegendItem {
  readonly swatch: SwatchKind
  /** Lower and upper limit of a class in the group's unit; an upper limit of null is open. */
  readonly range?: { readonly from: number; readonly to: number | null }
}

export type LegendGroupKey = 'service' | 'uncovered' | 'requests' | 'gaps' | 'buildings' | 'grids' | 'places'

export interface LegendGroup {
  readonly key: LegendGroupKey
  /** `per-km2`: requests per square kilometre, over the window the cells state; `walk-min`: minutes at 1.0 m/s. */
  readonly unit: 'per-km2' | 'walk-min' | null
  /** Straight-line method: the words 近似 stand beside the group's title. */
  readonly approximate: boolean
  readonly items: readonly LegendItem[]
}

/**
 * The legend of what `state` shows, group by group in the order of importance.
 * Words are the caller's: `web/src/i18n/zh/map.ts` has one for every group and swatch.
 *
 * @param densityBreaksPerKm2 from `onBreaks`; ascending, one less than there are heat classes
 */
export function legendFor(state: MapState, densityBreaksPerKm2: readonly number[]): readonly LegendGroup[] {
  const { layers } = state
  const groups: LegendGroup[] = []
  if (layers.service)
    groups.push({
      key: 'service',
      unit: 'walk-min',
      approximate: false,
      items: [
        ...serviceSwatches.filter((item) => state.serviceMinutes.includes(item.range.to)),
        { swatch: 'walk-candidate' },
      ],
    })
  if (layers.uncovered)
    groups.push({
      key: 'uncovered',
      unit: null,
      approximate: false,
      items: [{ swatch: 'gap-largest' }, { swatch: 'gap-other' }],
    })
  if (layers.gaps)
    groups.push({
      key: 'gaps',
      unit: null,
      approximate: false,
      items: [{ swatch: 'gap-organization' }, { swatch: 'gap-centre' }],
    })
  if (layers.requests)
    groups.push({
      key: 'requests',
      unit: 'per-km2',
      approximate: false,
      items: heatItems(densityBreaksPerKm2),
    })
  if (layers.places)
    groups.push({
      key: 'places',
      unit: null,
      approximate: false,
      items: [{ swatch: 'hall' }, { swatch: 'centre' }, { swatch: 'station' }, { swatch: 'candidate' }],
    })
  if (layers.grids)
    groups.push({
      key: 'grids',
      unit: null,
      approximate: false,
      items: [{ swatch: 'district' }, { swatch: 'unit' }, { swatch: 'basic' }],
    })
  return groups
}

const serviceSwatches = [
  { swatch: 'walk-5', range: { from: 0, to: 5 } },
  { swatch: 'walk-10', range: { from: 5, to: 10 } },
  { swatch: 'walk-15', range: { from: 10, to: 15 } },
] as const

const heatSwatches = ['heat-1', 'heat-2', 'heat-3', 'heat-4'] as const

function heatItems(breaks: readonly number[]): readonly LegendItem[] {
  const edges = [0, ...breaks]
  return heatSwatches
    .slice(0, edges.length)
    .map((swatch, index) => ({ swatch, range: { from: edges[index] ?? 0, to: edges[index + 1] ?? null } }))
}
