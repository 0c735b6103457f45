import type { StreetDataset } from '@wangge/geodata'
import type { BuiltStreet } from './build-street.ts'

/** What is said of each counted problem; others show their code. */
const words: Readonly<Record<string, string>> = {
  'road-outside': 'roads outside the box',
  'road-not-a-way': 'highway objects that nobody walks or drives on (platforms, construction, …)',
  'road-unnamed': 'roads have no name',
  'way-without-nodes': 'ways lack some of their nodes in the file',
  'gate-shut': 'gates are shut to walkers: ways end there',
  'open-multipolygon': 'areas are not closed in the file',
  'compound-unnamed': 'residential areas have no name and are no compound',
  'building-outside-box': 'buildings outside the box',
  'building-across-box': 'buildings stand across the edge of the box',
  'building-outside-street': 'buildings in the box but outside the street',
  'households-outside-street': 'estimated households in those',
  'building-mapped-twice': 'buildings mapped twice',
  'building-use-assumed': 'buildings whose use is assumed from their size',
  'building-floors-assumed': 'buildings whose floors are assumed from their use',
  'courtyard-left-out': 'courtyards left out',
  'cut-block-taken': 'blocks cut by the box taken in, because people live in them',
  'cut-block-left-out': 'blocks cut by the box left out: no street closes them',
  'households-in-cut-blocks-left-out': 'estimated households in those',
  'outline-is-box': 'streets close no block: the box is the outline',
  'building-across-street': 'buildings stand across a street and lie in several grids',
  'building-across-outline': "buildings stand across the street's outline",
  'invalid-shape': 'shapes cross themselves and were left out',
  'junk-tag': 'tags could not be read',
  'time-unknown': "file carries no time: the file's own date is taken (--as-of sets it)",
}

/** Closing lines: what came in, what did not, and why. */
export const summaryLines = (built: BuiltStreet, dataset: StreetDataset): string[] => {
  const { buildings, street } = dataset
  const count = (level: string) => dataset.grids.filter((grid) => grid.level === level).length
  const sum = (of: (b: (typeof buildings)[number]) => number) =>
    buildings.reduce((total, b) => total + of(b), 0)
  const counts = new Map<string, number>()
  for (const problem of built.log.all()) {
    const by = typeof problem.detail.count === 'number' ? problem.detail.count : 1
    counts.set(problem.code, (counts.get(problem.code) ?? 0) + by)
  }
  return [
    `${street.name} (${street.id}): ${count('district')} districts, ${count('unit')} units, ${count('basic')} basic grids`,
    `  ${buildings.length} buildings, ${sum((b) => b.households)} households and ${sum((b) => b.residents)} residents (estimated from floors and footprints)`,
    `  ${dataset.roads.length} roads, ${dataset.landscape.length} pieces of ground, ${dataset.compounds.length} compounds, ${dataset.places.length} candidate places`,
    `  data as of ${new Date(street.asOfMs).toISOString().slice(0, 10)}, ${street.attribution}`,
    ...(counts.size === 0 ? [] : ['Left out, assumed, or worth a look:']),
    ...[...counts].map(([code, by]) => `  ${by} ${words[code] ?? code} [${code}]`),
  ]
}
