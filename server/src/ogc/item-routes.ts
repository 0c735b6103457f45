import type { Feature } from 'geojson'
import type { Context } from 'hono'
import { type App, type AppEnv, declareRoute } from '../routes/declare.ts'
import { problem } from '../routes/problem.ts'
import { type Memo, createMemo } from '../services/memo.ts'
import { selectViews } from '../services/select-views.ts'
import type { StreetData, StreetView } from '../services/street-data.ts'
import { answer } from './answer.ts'
import { type Collection, type CollectionId, scopeOf } from './collection.ts'
import { crumbsTo, findCollection } from './collection-routes.ts'
import { type Crs, isLatitudeFirst, swapAxes } from './crs.ts'
import { writeCursor } from './cursor.ts'
import { asOf, dataVersion, etagOf, isNotModified } from './etag.ts'
import { renderItem, renderItems } from './html/item-pages.ts'
import { renderPage } from './html/page.ts'
import { type ItemsQuery, commonParameters, parseItemsQuery } from './items-query.ts'
import { badFormat, refuseParameters } from './landing-routes.ts'
import { mediaTypes, originOf, sameAddress, selfLinks } from './links.ts'
import { type Format, negotiate } from './negotiate.ts'
import { type Packed, answerPacked, pack, weighPacked } from './packed-answer.ts'
import { type FoundFeature, featureIdOf, readItem, readItems } from './read-items.ts'
import { ogcRoute } from './route-config.ts'
import { collectionWords } from './words.ts'

const asFeature = (id: CollectionId, { view, row }: FoundFeature, crs: Crs): Feature => ({
  type: 'Feature',
  id: featureIdOf(id, view, row),
  geometry: isLatitudeFirst(crs) ? swapAxes(row.geometry) : row.geometry,
  properties: row.properties,
})

const planOf = (views: readonly StreetView[]) => (views.length === 1 ? (views[0]?.planId ?? null) : null)

const sourceOf = (views: readonly StreetView[]) =>
  [...new Set(views.map(({ head }) => head.attribution))].join('；')

/** Parameters and streets of a request, or the problem with them. */
export const understand = async (
  c: Context<AppEnv>,
  collection: Collection,
  data: StreetData,
  ignored: readonly string[] = [],
): Promise<{ query: ItemsQuery; views: readonly StreetView[] } | Response> => {
  const given = new URL(c.req.url).searchParams
  for (const name of ignored) given.delete(name)
  const query = parseItemsQuery(given, collection)
  if (!query.ok) return problem(400, query.failure.code, String(query.failure.detail.detail))
  const { streetId, planId } = query.value
  const views = selectViews(await data.streets(), streetId, planId)
  if (!views.ok) return problem(404, views.failure.code, `There is no ${views.failure.detail.detail}.`)
  return { query: query.value, views: views.value }
}

interface ItemsAnswer {
  readonly collection: Collection
  readonly format: Format
  readonly query: ItemsQuery
  readonly views: readonly StreetView[]
}

/** All that a page depends on; what is counted by the present changes with it. */
const versionOf = (data: StreetData, views: readonly StreetView[], { id }: Collection): string => {
  const version = dataVersion(views, scopeOf(id))
  return scopeOf(id) === 'street' ? version : `${version} ${views.map(data.presentOf).join(' ')}`
}

/** One page of a collection, as GeoJSON or for a person. */
const writeItems = async (
  c: Context<AppEnv>,
  data: StreetData,
  { collection, format, query, views }: ItemsAnswer,
): Promise<Packed> => {
  const page = await readItems(data, views, collection.id, query)
  const features = page.features.map((found) => asFeature(collection.id, found, query.crs))
  const cursor = page.next === null ? null : writeCursor(page.next)
  const own = `${originOf(c)}/ogc/collections/${collection.id}`
  if (format === 'html') {
    const body = await renderPage({
      title: `${collectionWords[collection.id].zh}：数据`,
      crumbs: crumbsTo(c, collection),
      jsonHref: sameAddress(c, { f: 'json' }),
      source: sourceOf(views),
      body: renderItems({
        collection,
        features,
        matched: page.matched,
        itemsHref: `${own}/items`,
        nextHref: cursor === null ? null : sameAddress(c, { cursor }),
      }),
    })
    return pack(body, mediaTypes.html)
  }
  const links = [
    ...selfLinks(c, format, mediaTypes.geojson),
    { href: own, rel: 'collection', type: mediaTypes.json },
    ...(cursor === null
      ? []
      : [{ href: sameAddress(c, { cursor, f: 'json' }), rel: 'next', type: mediaTypes.geojson }]),
  ]
  const body = JSON.stringify({
    type: 'FeatureCollection',
    features,
    links,
    numberReturned: features.length,
    ...(page.matched === null ? {} : { numberMatched: page.matched }),
    asOf: asOf(views, scopeOf(collection.id)),
    plan: planOf(views),
  })
  return pack(body, mediaTypes.geojson)
}

const answerItems = async (
  c: Context<AppEnv>,
  data: StreetData,
  written: Memo<Packed>,
): Promise<Response> => {
  const collection = findCollection(c)
  if (collection instanceof Response) return collection
  const format = negotiate(c)
  if (format === null) return badFormat()
  const understood = await understand(c, collection, data)
  if (understood instanceof Response) return understood
  const { query, views } = understood
  const etag = etagOf(sameAddress(c, {}), format, versionOf(data, views, collection))
  const headers = { 'Content-Crs': `<${query.crs}>` }
  if (isNotModified(c.req.header('If-None-Match'), etag))
    return answer(c, { body: '', type: mediaTypes.geojson, etag, headers })
  // Nothing in the page depends on who asks beyond the permission that has been checked.
  const page = await written.get(etag, () => writeItems(c, data, { collection, format, query, views }))
  return answerPacked(c, page, etag, headers)
}

const answerItem = async (c: Context<AppEnv>, data: StreetData): Promise<Response> => {
  const collection = findCollection(c)
  if (collection instanceof Response) return collection
  const format = negotiate(c)
  if (format === null) return badFormat()
  const own = collection.parameters.map(({ name }) => name)
  const refused = refuseParameters(c, ['f', 'crs', 'plan', 'datetime', ...own])
  if (refused !== null) return refused
  const understood = await understand(c, collection, data)
  if (understood instanceof Response) return understood
  const { query, views } = understood
  const featureId = c.req.param('featureId') ?? ''
  const found = await readItem(data, views, collection.id, featureId, query)
  if (found === null) return problem(404, 'unknown-feature', `${collection.id} has no ${featureId}.`)
  const headers = { 'Content-Crs': `<${query.crs}>` }
  const etag = etagOf(c.req.url, format, versionOf(data, [found.view], collection))
  const feature = asFeature(collection.id, found, query.crs)
  const { name } = found.row.properties
  if (format === 'html') {
    const body = await renderPage({
      title: typeof name === 'string' ? name : featureId,
      crumbs: [
        ...crumbsTo(c, collection),
        { title: '数据', href: `${originOf(c)}/ogc/collections/${collection.id}/items?f=html` },
      ],
      jsonHref: sameAddress(c, { f: 'json' }),
      source: found.view.head.attribution,
      body: renderItem(feature),
    })
    return answer(c, { body, type: mediaTypes.html, etag, headers })
  }
  const collectionHref = `${originOf(c)}/ogc/collections/${collection.id}`
  const body = JSON.stringify({
    ...feature,
    links: [
      ...selfLinks(c, format, mediaTypes.geojson),
      { href: collectionHref, rel: 'collection', type: mediaTypes.json },
    ],
    asOf: asOf([found.view], scopeOf(collection.id)),
    plan: found.view.planId,
  })
  return answer(c, { body, type: mediaTypes.geojson, etag, headers })
}

export const addItemRoutes = (app: App, data: StreetData): void => {
  const shared = { permission: 'map.read', type: mediaTypes.geojson } as const
  const items = ogcRoute({
    path: '/ogc/collections/{collectionId}/items',
    ...shared,
    summary: 'Features of a collection, page by page',
    parameters: commonParameters,
  })
  const written: Memo<Packed> = createMemo(48_000_000, weighPacked)
  declareRoute(app, items, (c) => answerItems(c, data, written))
  const item = ogcRoute({
    path: '/ogc/collections/{collectionId}/items/{featureId}',
    ...shared,
    summary: 'One feature',
    parameters: ['crs', 'plan'],
  })
  declareRoute(app, item, (c) => answerItem(c, data))
}
