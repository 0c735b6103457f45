import type { Context } from 'hono'
import { type App, type AppEnv, declareRoute, refuseUnless } from '../routes/declare.ts'
import { problem } from '../routes/problem.ts'
import { currentView } from '../services/select-views.ts'
import type { StreetData } from '../services/street-data.ts'
import { answer } from './answer.ts'
import { type Collection, isCollectionId } from './collection.ts'
import { collectionOf } from './collections.ts'
import { describeCollection } from './describe-collection.ts'
import { asOf, dataVersion, etagOf } from './etag.ts'
import { renderCollection, renderCollections } from './html/collection-pages.ts'
import { renderPage } from './html/page.ts'
import { badFormat, landingTitle, refuseParameters, visibleCollections } from './landing-routes.ts'
import { mediaTypes, originOf, sameAddress, selfLinks } from './links.ts'
import { negotiate } from './negotiate.ts'
import { queryablesOf } from './queryables.ts'
import { ogcRoute } from './route-config.ts'
import { collectionWords } from './words.ts'

export const collectionsTitle = '数据集'

/** The collection, or the problem of asking for it. */
export const findCollection = (c: Context<AppEnv>): Collection | Response => {
  const id = c.req.param('collectionId') ?? ''
  if (!isCollectionId(id)) return problem(404, 'unknown-collection', `There is no collection ${id}.`)
  const collection = collectionOf(id)
  return refuseUnless(c, collection.permission) ?? collection
}

export const crumbsTo = (c: Context<AppEnv>, collection?: Collection) => {
  const root = `${originOf(c)}/ogc`
  return [
    { title: landingTitle, href: `${root}?f=html` },
    { title: collectionsTitle, href: `${root}/collections?f=html` },
    ...(collection
      ? [
          {
            title: collectionWords[collection.id].zh,
            href: `${root}/collections/${collection.id}?f=html`,
          },
        ]
      : []),
  ]
}

const answerCollections = async (c: Context<AppEnv>, data: StreetData): Promise<Response> => {
  const refused = refuseParameters(c, ['f'])
  if (refused !== null) return refused
  const format = negotiate(c)
  if (format === null) return badFormat()
  const root = `${originOf(c)}/ogc`
  const views = (await data.streets()).map(currentView)
  const visible = visibleCollections(c)
  const etag = etagOf(c.req.url, format, dataVersion(views, 'street'), visible.map(({ id }) => id).join())
  if (format === 'html') {
    const body = await renderPage({
      title: collectionsTitle,
      crumbs: crumbsTo(c).slice(0, 1),
      jsonHref: sameAddress(c, { f: 'json' }),
      body: renderCollections(visible, root),
    })
    return answer(c, { body, type: mediaTypes.html, etag })
  }
  const collections = visible.map((collection) => describeCollection(collection, views, root))
  const json = { links: selfLinks(c, format, mediaTypes.json), collections, asOf: asOf(views) }
  return answer(c, { body: JSON.stringify(json), type: mediaTypes.json, etag })
}

const answerCollection = async (c: Context<AppEnv>, data: StreetData): Promise<Response> => {
  const collection = findCollection(c)
  if (collection instanceof Response) return collection
  const refused = refuseParameters(c, ['f'])
  if (refused !== null) return refused
  const format = negotiate(c)
  if (format === null) return badFormat()
  const root = `${originOf(c)}/ogc`
  const views = (await data.streets()).map(currentView)
  const etag = etagOf(c.req.url, format, dataVersion(views, 'street'))
  const described = describeCollection(collection, views, root)
  if (format === 'html') {
    const body = await renderPage({
      title: collectionWords[collection.id].zh,
      crumbs: crumbsTo(c),
      jsonHref: sameAddress(c, { f: 'json' }),
      body: renderCollection(collection, root, described.extent?.spatial.bbox[0]),
    })
    return answer(c, { body, type: mediaTypes.html, etag })
  }
  const links = [...selfLinks(c, format, mediaTypes.json), ...described.links]
  return answer(c, { body: JSON.stringify({ ...described, links }), type: mediaTypes.json, etag })
}

const answerQueryables = (c: Context<AppEnv>): Response => {
  const collection = findCollection(c)
  if (collection instanceof Response) return collection
  const refused = refuseParameters(c, ['f'])
  if (refused !== null) return refused
  if (negotiate(c) === null) return badFormat()
  const id = `${originOf(c)}/ogc/collections/${collection.id}/queryables`
  const body = JSON.stringify(queryablesOf(collection, id))
  return answer(c, { body, type: mediaTypes.schema, etag: etagOf(c.req.url) })
}

export const addCollectionRoutes = (app: App, data: StreetData): void => {
  const read = { permission: 'map.read' } as const
  declareRoute(app, ogcRoute({ path: '/ogc/collections', ...read, summary: 'Collections' }), (c) =>
    answerCollections(c, data),
  )
  const one = ogcRoute({ path: '/ogc/collections/{collectionId}', ...read, summary: 'One collection' })
  declareRoute(app, one, (c) => answerCollection(c, data))
  const queryables = ogcRoute({
    path: '/ogc/collections/{collectionId}/queryables',
    ...read,
    summary: 'What a collection can be filtered by',
    type: mediaTypes.schema,
  })
  declareRoute(app, queryables, answerQueryables)
}
