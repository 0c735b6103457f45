/** Places with fewer requests than this are shown with their parent only (domain.md, section 7). */
export const fewestShown = 5

export interface CountedGrid {
  readonly code: string
  readonly parentCode: string | null
  readonly requests: number
}

/**
 * Basic grids whose own count is not shown. Where a unit would hide a single one, its count could be had by
 * subtracting the others from the unit's: then the next smallest is hidden with it.
 */
export const suppressedBasics = (basics: readonly CountedGrid[]): ReadonlySet<string> => {
  const units = new Map<string | null, CountedGrid[]>()
  for (const basic of basics) {
    const siblings = units.get(basic.parentCode)
    if (siblings) siblings.push(basic)
    else units.set(basic.parentCode, [basic])
  }
  const hidden = new Set<string>()
  for (const siblings of units.values()) {
    const ordered = siblings.toSorted((a, b) => a.requests - b.requests || (a.code < b.code ? -1 : 1))
    const small = ordered.filter((it) => it.requests < fewestShown)
    const alone = small.length === 1 ? ordered.slice(0, 2) : small
    for (const it of alone) hidden.add(it.code)
  }
  return hidden
}
