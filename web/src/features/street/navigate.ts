import type { Overview } from '../../api/overview.ts'
import { goTo, readView } from '../../app/view-history.ts'

/** Goes to a grid, or to the street itself with null; going where one already is does nothing. */
export const goToGrid = (grid: string | null): void => {
  if (readView().grid !== grid) goTo({ grid, camera: null })
}

/** Ancestors of the place, street first, without the place itself. */
export const ancestorsOf = ({ place }: Pick<Overview, 'place'>) =>
  place.path.filter((ancestor) => ancestor.code !== place.code)

/** One level up; at the street there is nothing above. */
export const goUp = (overview: Overview): void => {
  const parent = ancestorsOf(overview).at(-1)
  if (parent !== undefined) goToGrid(parent.level === 'street' ? null : parent.code)
}
