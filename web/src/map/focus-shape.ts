import type { AreaGeometry } from './geometry.ts'
import type { GridTree } from './grid-tree.ts'
import type { StreetData } from './street-data.ts'
import type { MapFocus } from './types.ts'

/** The polygon of the place in focus; null until it is loaded. */
export function focusShape(focus: MapFocus, data: StreetData, tree: GridTree): AreaGeometry | null {
  if (focus.level === 'street') return data.street?.geometry ?? null
  return tree.get(focus.code)?.geometry ?? null
}
