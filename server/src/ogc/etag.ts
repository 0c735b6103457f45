import { createHash } from 'node:crypto'
import type { StreetView } from '../services/street-data.ts'
import type { DataScope } from './collection.ts'
import { productVersion } from '../product-version.ts'

/** Of one street its own stamp; of several a hash of all. Changes whenever any of them does. */
export const dataVersion = (views: readonly StreetView[], scope: DataScope): string => {
  const stampOf = ({ head }: StreetView) => (scope === 'street' ? head.stamp : head.requestStamp)
  const [only] = views
  if (views.length === 1 && only) return stampOf(only)
  return hash(views.map((view) => `${view.head.id} ${stampOf(view)} ${view.planId}`))
}

const hash = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 20)

/** Weak: the same answer may come compressed or not. `parts` is all that the answer depends on. */
export const etagOf = (...parts: readonly string[]): string => `W/"${hash([productVersion, ...parts])}"`

const opaque = (tag: string) => tag.trim().replace(/^W\//, '')

/** RFC 9110, 13.1.2: weak comparison. */
export const isNotModified = (ifNoneMatch: string | undefined, etag: string): boolean => {
  if (ifNoneMatch === undefined) return false
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag))
}

export interface AsOf {
  version: string
  time: string
}

/** Version and time of the data an answer was made from. */
export const asOf = (views: readonly StreetView[], scope: DataScope = 'street'): AsOf => ({
  version: dataVersion(views, scope),
  time: new Date(Math.max(0, ...views.map(({ head }) => head.asOfMs))).toISOString(),
})
