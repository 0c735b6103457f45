import type { StreetDataset } from '../model/dataset.ts'
import { type DrawnStreet, drawStreet } from './generate-demo-street.ts'

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

/** The street of a place in the order in which a metro is made: the same whatever the size. */
export const drawDemoStreet = (seed: number, index: number): DrawnStreet => {
  const inOneCounty = countyColumns * countyRows
  const county = Math.floor(index / inOneCounty)
  const place = index % inOneCounty
  const column = (county % metroColumns) * countyColumns + (place % countyColumns)
  const row = Math.floor(county / metroColumns) * countyRows + Math.floor(place / countyColumns)
  return drawStreet({ seed, column, row }, county + 1, place + 1, index)
}

/** Where a demo street's id, `9999CCSSS`, stands in that order; null where it is none. */
export const demoStreetIndex = (id: string): number | null => {
  const [, county, inCounty] = /^9999(\d{2})(\d{3})$/.exec(id)?.map(Number) ?? []
  if (county === undefined || inCounty === undefined) return null
  const inOneCounty = countyColumns * countyRows
  if (county < 1 || inCounty < 1 || inCounty > inOneCounty) return null
  const index = (county - 1) * inOneCounty + inCounty - 1
  return index < demoStreetCount('metro') ? index : null
}

/**
 * Demo streets side by side, one at a time: only the one being read is kept. The first is the same at every size and
 * the same as `generateDemoStreet`; ways that cross a border share their vertex there.
 */
export function* generateDemo({ size, seed }: { size: DemoSize; seed: number }): Iterable<StreetDataset> {
  const count = demoStreetCount(size)
  for (let index = 0; index < count; index += 1) yield drawDemoStreet(seed, index).dataset
}
