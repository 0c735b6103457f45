import type { StreetDataset } from '../model/dataset.ts'
import { generateStreet } from './generate-demo-street.ts'

export type DemoSize = 'street' | 'county' | 'metro'

/** Streets of a county lie five by four, counties of a metro four by five. */
const countyColumns = 5
const countyRows = 4
const metroColumns = 4
const metroRows = 5

export const demoStreetCount = (size: DemoSize): number => {
  if (size === 'street') return 1
  return countyColumns * countyRows * (size === 'metro' ? metroColumns * metroRows : 1)
}

/**
 * Demo streets side by side, one at a time: only the one being read is kept. The first is the same at every size and
 * the same as `generateDemoStreet`; ways that cross a border share their vertex there.
 */
export function* generateDemo({ size, seed }: { size: DemoSize; seed: number }): Iterable<StreetDataset> {
  const count = demoStreetCount(size)
  const inOneCounty = countyColumns * countyRows
  for (let index = 0; index < count; index += 1) {
    const county = Math.floor(index / inOneCounty)
    const place = index % inOneCounty
    const column = (county % metroColumns) * countyColumns + (place % countyColumns)
    const row = Math.floor(county / metroColumns) * countyRows + Math.floor(place / countyColumns)
    yield generateStreet({ seed, column, row }, county + 1, place + 1, index)
  }
}
