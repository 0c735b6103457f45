import type { CellOutline } from './cell-outline.ts'
import type { IntList } from './int-list.ts'

/** Triangles of a cell whose lines all lead from one vertex inside to its outline. */
export const fanAround = (hub: number, { count, order }: CellOutline, triangles: IntList): void => {
  for (let k = 0; k < count; k += 1) {
    triangles.push(hub)
    triangles.push(order[k] as number)
    triangles.push(order[k + 1 < count ? k + 1 : 0] as number)
  }
}

/** Triangles of a cell cut in two by a line between two vertices of its outline: each convex half is a fan. */
export const fansBeside = (
  start: number,
  end: number,
  { count, order }: CellOutline,
  triangles: IntList,
): void => {
  let first = 0
  while (order[first] !== start) first += 1
  let fan = start
  for (let k = 1; k < count; k += 1) {
    const from = order[(first + k) % count] as number
    const to = order[(first + k + 1) % count] as number
    if (from === end) fan = end
    if (from === fan || to === fan) continue
    triangles.push(fan)
    triangles.push(from)
    triangles.push(to)
  }
}
