import type { Hotspots } from '../routes/hotspots-schema.ts'
import type { HotspotQuery } from './hotspot-query.ts'

const iso = (ms: number) => new Date(ms).toISOString()

/** Window and question as they were used, every default said. */
export const describeHotspotQuery = (
  { fromMs, toMs, categories, cells, resolution, options, steps }: HotspotQuery,
  geometry: boolean,
): Pick<Hotspots, 'window' | 'query' | 'steps'> => {
  const { neighbours, statistic, denominator, chance, minimumCount } = options
  return {
    window: { from: iso(fromMs), to: iso(toMs) },
    query: {
      category: categories === null ? null : [...categories],
      cells,
      resolution,
      denominator,
      statistic,
      neighbours: neighbours.kind,
      metres: neighbours.kind === 'band' ? neighbours.metres : null,
      k: neighbours.kind === 'nearest' ? neighbours.k : null,
      contiguity: neighbours.kind === 'contiguity' ? neighbours.contiguity : null,
      chance: chance.kind,
      draws: chance.kind === 'permutation' ? chance.draws : null,
      seed: chance.kind === 'permutation' ? chance.seed : null,
      minimumCount,
      geometry,
      history: steps !== null,
      steps: steps === null ? null : { unit: steps.unit, count: steps.edgesMs.length - 1 },
    },
    ...(steps === null ? {} : { steps: steps.edgesMs.map(iso) }),
  }
}
