import type { StreetView } from '../services/street-data.ts'
import type { Collection } from './collection.ts'
import { collectionWords } from './words.ts'
import { crs84, crsUris } from './crs.ts'
import { type Link, mediaTypes } from './links.ts'

/** Smallest box of all streets; null where there is none. */
const extentOf = (views: readonly StreetView[]) => {
  const boxes = views.map(({ head }) => head.bbox)
  if (boxes.length === 0) return null
  return [
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ]
}

/** `/collections/{id}` as OGC API – Features 1.0, part 1, 7.14 has it, without links to itself. */
export const describeCollection = (collection: Collection, views: readonly StreetView[], ogcRoot: string) => {
  const words = collectionWords[collection.id]
  const bbox = extentOf(views)
  const latestMs = Math.max(...views.map(({ head }) => head.asOfMs))
  const own = `${ogcRoot}/collections/${collection.id}`
  const links: Link[] = [
    { href: `${own}/items?f=json`, rel: 'items', type: mediaTypes.geojson, title: `${words.en} (GeoJSON)` },
    { href: `${own}/items?f=html`, rel: 'items', type: mediaTypes.html, title: `${words.zh} (HTML)` },
    {
      href: `${own}/queryables`,
      rel: 'http://www.opengis.net/def/rel/ogc/1.0/queryables',
      type: mediaTypes.schema,
      title: 'Queryables',
    },
  ]
  return {
    id: collection.id,
    title: `${words.zh} ${words.en}`,
    description: words.about,
    ...(bbox === null
      ? {}
      : {
          extent: {
            spatial: { bbox: [bbox], crs: crs84 },
            ...(collection.time === null
              ? {}
              : { temporal: { interval: [[null, new Date(latestMs).toISOString()]] } }),
          },
        }),
    itemType: 'feature' as const,
    crs: [...crsUris],
    storageCrs: crs84,
    links,
  }
}
