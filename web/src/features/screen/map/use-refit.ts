import { type RefObject, useEffect, useRef } from 'react'
import { boundsOf } from '../../../map/geometry.ts'
import type { GridTree } from '../../../map/grid-tree.ts'
import type { BBox, MapView, Padding } from '../../../map/types.ts'

const settleMs = 200

/** When the map's box or the legend over it changes its size, the place in focus is brought into it again. */
export const useRefit = (
  box: RefObject<HTMLElement | null>,
  view: MapView | null,
  tree: GridTree | null,
  code: string | null,
  streetBounds: readonly number[],
  padding: () => Padding,
): void => {
  const latest = useRef({ tree, code, streetBounds, padding })
  useEffect(() => {
    latest.current = { tree, code, streetBounds, padding }
  })
  useEffect(() => {
    const element = box.current
    if (element === null || view === null) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let isFirst = true
    const observer = new ResizeObserver(() => {
      if (isFirst) {
        isFirst = false
        return
      }
      clearTimeout(timer)
      timer = setTimeout(() => {
        const now = latest.current
        const grid = now.code === null ? undefined : now.tree?.get(now.code)
        const bounds = grid === undefined ? now.streetBounds : boundsOf(grid.geometry)
        view.fitTo(bounds as unknown as BBox, { animate: false, paddingPx: now.padding() })
      }, settleMs)
    })
    observer.observe(element)
    const legend = element.parentElement?.querySelector('.map-foot')
    if (legend !== null && legend !== undefined) observer.observe(legend)
    return () => {
      observer.disconnect()
      clearTimeout(timer)
    }
  }, [box, view])
}
