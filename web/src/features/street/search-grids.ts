import type { GridEntry } from '../../api/grid-index.ts'

const levelOrder = { district: 0, unit: 1, basic: 2 } as const

/** Grids whose name or code holds the text: names that begin with it first, then larger grids before smaller. */
export const searchGrids = (index: readonly GridEntry[], text: string): GridEntry[] => {
  const wanted = text.trim().toLowerCase()
  const rank = (entry: GridEntry): number => (entry.name.toLowerCase().startsWith(wanted) ? 0 : 1)
  return index
    .filter((entry) => entry.name.toLowerCase().includes(wanted) || entry.code.toLowerCase().includes(wanted))
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) || levelOrder[a.level] - levelOrder[b.level] || a.code.localeCompare(b.code),
    )
}
