import type { Context } from 'hono'
import { mayUse } from '../auth/access.ts'
import { type App, type AppEnv, declareRoute } from '../routes/declare.ts'
import { problem } from '../routes/problem.ts'
import { answer } from './answer.ts'
import { collectionIds } from './collection.ts'
import { collectionOf } from './collections.ts'
import { conformsTo } from './conformance.ts'
import { etagOf } from './etag.ts'
import { renderConformance, renderLanding } from './html/collection-pages.ts'
import { type Markup, renderPage, renderPairs } from './html/page.ts'
import { type Link, mediaTypes, originOf, sameAddress, selfLinks } from './links.ts'
import { negotiate } from './negotiate.ts'
import { describeOgcApi } from './openapi.ts'
import { ogcRoute } from './route-config.ts'

/** Collections that this account may read. */
export const visibleCollections = (c: Context<AppEnv>) =>
  collectionIds.map(collectionOf).filter(({ permission }) => mayUse(c.var.identity, permission))

/** `f` alone may be said to the pages that describe; anything else is refused by name. */
export const refuseParameters = (c: Context, allowed: readonly string[]): Response | null => {
  const unknown = [...new URL(c.req.url).searchParams.keys()].find((name) => !allowed.includes(name))
  return unknown === undefined
    ? null
    : problem(400, 'unknown-parameter', `This address has no parameter ${unknown}.`)
}

export const badFormat = () => problem(400, 'bad-format', 'f is json or html.')

/** Answers a description that depends on no data, as JSON or as a page. */
const answerPlain = async (
  c: Context<AppEnv>,
  title: string,
  type: string,
  json: (links: Link[]) => object,
  body: () => Markup,
): Promise<Response> => {
  const refused = refuseParameters(c, ['f'])
  if (refused !== null) return refused
  const format = negotiate(c)
  if (format === null) return badFormat()
  const etag = etagOf(c.req.url, format)
  if (format === 'json')
    return answer(c, { body: JSON.stringify(json(selfLinks(c, format, type))), type, etag })
  const root = `${originOf(c)}/ogc`
  const crumbs = title === landingTitle ? [] : [{ title: landingTitle, href: `${root}?f=html` }]
  const page = await renderPage({ title, crumbs, jsonHref: sameAddress(c, { f: 'json' }), body: body() })
  return answer(c, { body: page, type: mediaTypes.html, etag })
}

export const landingTitle = '数据接口'

const landingLinks = (root: string): Link[] => [
  { href: `${root}/api?f=json`, rel: 'service-desc', type: mediaTypes.openapi, title: 'API definition' },
  { href: `${root}/api?f=html`, rel: 'service-doc', type: mediaTypes.html, title: 'API documentation' },
  { href: `${root}/conformance`, rel: 'conformance', type: mediaTypes.json, title: 'Conformance classes' },
  { href: `${root}/collections`, rel: 'data', type: mediaTypes.json, title: 'Collections' },
]

export const addLandingRoutes = (app: App): void => {
  const plain = { permission: 'public' } as const
  declareRoute(app, ogcRoute({ path: '/ogc', ...plain, summary: 'Landing page' }), (c) => {
    const root = `${originOf(c)}/ogc`
    const json = (links: Link[]) => ({
      title: 'Wangge 网格图',
      description: '街道网格、阵地、组织、楼栋与诉求。Grids, places, organisations, buildings, requests.',
      links: [...links, ...landingLinks(root)],
    })
    return answerPlain(c, landingTitle, mediaTypes.json, json, () => renderLanding(root))
  })
  declareRoute(app, ogcRoute({ path: '/ogc/conformance', ...plain, summary: 'Conformance classes' }), (c) =>
    answerPlain(
      c,
      '遵循的规范',
      mediaTypes.json,
      (links) => ({ conformsTo, links }),
      () => renderConformance(conformsTo),
    ),
  )
  const api = ogcRoute({ path: '/ogc/api', ...plain, summary: 'OpenAPI 3.0', type: mediaTypes.openapi })
  declareRoute(app, api, (c) => {
    const document = describeOgcApi(collectionIds.map(collectionOf), `${originOf(c)}/ogc`)
    const paths = Object.entries(document.paths).map(([path, item]) => [
      path,
      (item as { get: { summary: string } }).get.summary,
    ]) as [string, string][]
    return answerPlain(
      c,
      '接口说明',
      mediaTypes.openapi,
      () => document,
      () => renderPairs(paths),
    )
  })
}
