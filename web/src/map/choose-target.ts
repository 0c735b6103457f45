import type { GridPath } from './grid-tree.ts'

/**
 * What a click leads to: inside the focus one level down, outside it the widest grid that is not the focus's own
 * ancestor. So a neighbour is always one click away and nobody falls two levels at once.
 *
 * @param focusLineage the focused grid's code and its ancestors, lowest first; empty at street level
 */
export function chooseTarget(path: GridPath, focusLineage: readonly string[]): string {
  const own = new Set(focusLineage)
  if (!own.has(path.district)) return path.district
  if (!own.has(path.unit)) return path.unit
  return path.basic
}
