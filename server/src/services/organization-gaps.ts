import type { GridLevel } from '@wangge/geodata'
import type { GridNode } from './grid-tree.ts'

export type GapRule = 'ORG-1' | 'CENTRE-1'

/** A place without what P2 asks of it: 空白点. */
export interface Gap {
  readonly rule: GapRule
  readonly code: string
  readonly name: string
  readonly level: GridLevel
  readonly missing: 'organization' | 'centre'
}

/**
 * ORG-1: every district, unit and basic grid has its organisation. CENTRE-1: every unit has an operating centre
 * inside it.
 */
export const findGaps = (
  grids: Iterable<GridNode>,
  withOrganization: ReadonlySet<string>,
  unitsWithCentre: ReadonlySet<string>,
): Gap[] => {
  const gaps: Gap[] = []
  for (const { code, name, level } of grids) {
    if (!withOrganization.has(code)) gaps.push({ rule: 'ORG-1', code, name, level, missing: 'organization' })
    if (level === 'unit' && !unitsWithCentre.has(code))
      gaps.push({ rule: 'CENTRE-1', code, name, level, missing: 'centre' })
  }
  return gaps
}
