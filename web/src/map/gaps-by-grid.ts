import type { GapProperties, StreetData } from './street-data.ts'

export type GridGaps = readonly [GapProperties, ...GapProperties[]]

/** The gaps of each grid together, the missing organisation first. */
export function gapsByGrid(gaps: StreetData['gaps']): readonly GridGaps[] {
  const byCode = new Map<string, GridGaps>()
  const inOrder = gaps.features
    .map((feature) => feature.properties)
    .toSorted((a, b) => Number(b.rule === 'ORG-1') - Number(a.rule === 'ORG-1'))
  for (const gap of inOrder) {
    const others = byCode.get(gap.code)
    byCode.set(gap.code, others === undefined ? [gap] : [...others, gap])
  }
  return [...byCode.values()]
}
