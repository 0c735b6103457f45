import type { FeatureRow } from '../db/queries/features.ts'
import { countVertices, geometryMeetsBox } from '../services/geometry-box.ts'
import { hotspotWindow } from '../services/request-hotspots.ts'
import { type ComputedId, type StreetData, type StreetView, isComputed } from '../services/street-data.ts'
import type { CollectionId } from './collection.ts'
import type { PageCursor } from './cursor.ts'
import type { ItemsQuery } from './items-query.ts'

export interface FoundFeature {
  readonly view: StreetView
  readonly row: FeatureRow
}

export interface ItemsPage {
  readonly features: readonly FoundFeature[]
  readonly next: PageCursor | null
  /** Of all pages; null where it would have to be counted. */
  readonly matched: number | null
}

/**
 * A page has so many positions at most, about 1.6 MB, but always one feature. Part 1 asks that a page has no more than
 * its limit (/req/core/fc-limit-response-1), not that it has as many; the next link goes on.
 */
const maxPositions = 40_000

interface Numbered {
  readonly row: FeatureRow
  /** Where a page that ends with this feature goes on from. */
  readonly after: number
}

const matches = (row: FeatureRow, query: ItemsQuery): boolean => {
  for (const [name, value] of Object.entries(query.filters)) {
    if (row.properties[name] !== value) return false
  }
  const { boxes } = query
  return boxes === undefined || boxes.some((box) => geometryMeetsBox(row.geometry, [...box]))
}

export const computationOf = (query: Pick<ItemsQuery, 'areas' | 'interval'>, asOfMs: number) => ({
  areas: query.areas,
  window: hotspotWindow(asOfMs, query.interval),
})

const computedRows = async (
  data: StreetData,
  view: StreetView,
  id: ComputedId,
  query: ItemsQuery,
): Promise<Numbered[]> => {
  const rows = await data.computed(view, id, computationOf(query, view.head.asOfMs))
  return rows.map((row, index) => ({ row, after: index + 1 })).filter(({ row }) => matches(row, query))
}

const storedRows = async (
  data: StreetData,
  view: StreetView,
  id: Exclude<CollectionId, ComputedId>,
  query: ItemsQuery,
  limit: number,
): Promise<Numbered[]> => {
  const rows = await data.stored(view, id, {
    limit,
    filters: query.filters,
    ...(query.boxes === undefined ? {} : { boxes: query.boxes }),
    ...(query.interval === undefined ? {} : { interval: query.interval }),
    ...(query.after?.streetId === view.head.id ? { after: query.after.after } : {}),
  })
  return rows.map((row) => ({ row, after: Number(row.key) }))
}

/** Streets in order of their id, features in order within each. */
export const readItems = async (
  data: StreetData,
  views: readonly StreetView[],
  id: CollectionId,
  query: ItemsQuery,
): Promise<ItemsPage> => {
  const { after, limit } = query
  const found: (FoundFeature & { after: number })[] = []
  // One more than the page holds tells that there is a next.
  let most = limit
  let positions = 0
  let matched: number | null = views.length === 1 && isComputed(id) ? 0 : null
  for (const view of views) {
    const streetId = view.head.id
    if (after !== null && streetId < after.streetId) continue
    if (found.length > most) break
    const rows = isComputed(id)
      ? await computedRows(data, view, id, query)
      : await storedRows(data, view, id, query, limit + 1 - found.length)
    if (matched !== null) matched = rows.length
    for (const numbered of rows) {
      if (isComputed(id) && after?.streetId === streetId && numbered.after <= after.after) continue
      positions += countVertices(numbered.row.geometry)
      if (positions > maxPositions) most = Math.min(most, Math.max(1, found.length))
      found.push({ view, ...numbered })
      if (found.length > most) break
    }
  }
  const features = found.slice(0, most)
  const last = features.at(-1)
  const hasMore = found.length > most && last !== undefined
  return {
    features,
    next: hasMore ? { streetId: last.view.head.id, after: last.after } : null,
    matched,
  }
}

/** `<street>.<key>`; a grid by its code alone, which begins with the street's. */
export const readItem = async (
  data: StreetData,
  views: readonly StreetView[],
  id: CollectionId,
  featureId: string,
  query: ItemsQuery,
): Promise<FoundFeature | null> => {
  const streetId = featureId.slice(0, 9)
  const view = views.find(({ head }) => head.id === streetId)
  if (view === undefined) return null
  if (isComputed(id)) {
    const rows = await data.computed(view, id, computationOf(query, view.head.asOfMs))
    const row = rows.find((it) => featureIdOf(id, view, it) === featureId)
    return row === undefined ? null : { view, row }
  }
  const key = id === 'streets' ? '0' : featureId.slice(10)
  if (id === 'streets' ? featureId !== streetId : featureId[9] !== '.' || !/^-?\d{1,9}$/.test(key))
    return null
  const [row] = await data.stored(view, id, { key: Number(key) })
  return row === undefined ? null : { view, row }
}

export const featureIdOf = (id: CollectionId, view: StreetView, row: FeatureRow): string => {
  switch (id) {
    case 'streets':
      return view.head.id
    case 'districts':
    case 'units':
    case 'basic-grids':
      return String(row.key)
    default:
      return `${view.head.id}.${row.key}`
  }
}
