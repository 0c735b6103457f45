import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { indicatorsQuery } from '../../../api/requests.ts'
import { useView } from '../../../app/use-view.ts'
import type { GridTree } from '../../../map/grid-tree.ts'
import type { RequestsOverlay } from '../../../map/requests-overlay.ts'
import type { Desk } from '../page/use-desk.ts'

/** For those who see no single requests: the grids below the chosen place, each with its count where it has its name. */
export const useGridCounts = (overlay: RequestsOverlay | null, desk: Desk, tree: GridTree | null): void => {
  const { canRead } = desk.scope
  const { categories } = useView().requests.filters
  const counts = useQuery({ ...indicatorsQuery(desk.window, 'grid', categories), enabled: !canRead })
  const groups = counts.isError ? undefined : counts.data?.groups
  useEffect(() => {
    if (overlay === null) return
    if (canRead || tree === null) return overlay.setGridCounts(null)
    const found = (groups ?? []).flatMap(({ key, figures: { total, open, overdue } }) => {
      const grid = tree.get(key)
      if (grid === undefined || total === 0) return []
      const { label_lon, label_lat } = grid.properties
      return [
        {
          at: [label_lon, label_lat],
          count: total,
          open: Math.min(open, total),
          overdue: Math.min(overdue, total),
        },
      ]
    })
    overlay.setGridCounts(found)
  }, [overlay, canRead, tree, groups])
}
