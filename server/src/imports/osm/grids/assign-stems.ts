/** A name that a grid could take, with how much it speaks for the grid. */
export interface NameCandidate {
  readonly stem: string
  readonly score: number
}

/**
 * One name a grid, all different: the strongest pair of grid and stem first. Where every candidate of a grid is taken,
 * it takes its best one with the side of that name's grid on which it lies (`三条巷东`); where it has no candidate, the
 * `fallback`; and a number where that is taken too.
 * `sideOf(a, b)` says on which side of grid b grid a lies: 东, 南, 西 or 北.
 */
export const assignStems = (
  candidates: readonly (readonly NameCandidate[])[],
  sideOf: (grid: number, other: number) => string,
  fallback: (grid: number) => string,
): string[] => {
  const stems: (string | undefined)[] = candidates.map(() => undefined)
  const owner = new Map<string, number>()
  const pairs = candidates
    .flatMap((list, grid) => list.map((candidate) => ({ ...candidate, grid })))
    .toSorted((a, b) => b.score - a.score || a.grid - b.grid || (a.stem < b.stem ? -1 : 1))
  for (const { stem, grid } of pairs) {
    if (stems[grid] !== undefined || owner.has(stem)) continue
    stems[grid] = stem
    owner.set(stem, grid)
  }
  return stems.map((stem, grid) => {
    if (stem !== undefined) return stem
    const best = candidates[grid]?.toSorted((a, b) => b.score - a.score)[0]?.stem
    const side = best === undefined ? fallback(grid) : `${best}${sideOf(grid, owner.get(best) ?? grid)}`
    let name = side
    for (let n = 2; owner.has(name); n++) name = `${side}${n}`
    owner.set(name, grid)
    return name
  })
}
