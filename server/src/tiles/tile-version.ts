import { type Collection, tileScopeOf } from '../ogc/collection.ts'
import { dataVersion } from '../ogc/etag.ts'
import type { StreetData, StreetView } from '../services/street-data.ts'

const hourMs = 3_600_000

type Clock = Pick<StreetData, 'presentOf'>

/** Requests become overdue with time alone, also where nothing is written; a synthetic street's time stands still. */
const turnsWithTime = ({ head }: StreetView, { id }: Collection): boolean =>
  id === 'requests' && !head.synthetic

/** The hour that a street's tiles are of, where they turn with time; they are made anew with each. */
export const tileHourOf = (data: Clock, view: StreetView, collection: Collection): string =>
  turnsWithTime(view, collection) ? `${Math.floor(data.presentOf(view) / hourMs)}` : ''

/** All that tiles depend on besides their addresses. */
export const tileVersionOf = (data: Clock, views: readonly StreetView[], collection: Collection): string =>
  [dataVersion(views, tileScopeOf(collection.id)), ...views.map((view) => tileHourOf(data, view, collection))]
    .filter((part) => part !== '')
    .join(' ')

/** How long a tile may be kept that was asked for by its version, seconds: to the end of its hour, or for a year. */
export const keptSecondsOf = (data: Clock, views: readonly StreetView[], collection: Collection): number => {
  const turning = views.filter((view) => turnsWithTime(view, collection))
  const left = turning.map((view) => hourMs - (data.presentOf(view) % hourMs))
  return left.length === 0 ? 31_536_000 : Math.min(...left) / 1000
}
