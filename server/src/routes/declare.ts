import { type OpenAPIHono, type RouteConfig, type RouteHandler, createRoute } from '@hono/zod-openapi'
import type { Context, Handler, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Access, type Identity, mayUse } from '../auth/access.ts'
import { isForeignWrite } from '../auth/foreign-write.ts'
import { type Permission, roles } from '../auth/permissions.ts'
import { type RequestFacts, readRequestFacts } from '../auth/request-facts.ts'
import { problem } from './problem.ts'

/** `access` is set by the app before every route; `identity` by the guard in front of each. */
export interface AppEnv {
  Variables: { access: Access; identity: Identity }
}
export type App = OpenAPIHono<AppEnv>

export interface DeclaredRoute {
  readonly method: string
  /** As Hono matches it, e.g. `/ogc/collections/:id`. */
  readonly path: string
  readonly permission: Permission
}

const declared = new WeakMap<App, DeclaredRoute[]>()

/** Every route of the app with what it asks for, in the order of declaration. */
export const declaredRoutes = (app: App): readonly DeclaredRoute[] => declared.get(app) ?? []

const record = (app: App, route: DeclaredRoute) => {
  const routes = declared.get(app) ?? []
  routes.push(route)
  declared.set(app, routes)
}

const nobody: Identity = { kind: 'nobody', reason: 'no-credentials' }

const refusal = (identity: Identity): Response => {
  if (identity.kind !== 'nobody') return problem(403, 'forbidden')
  if (identity.reason === 'bad-demo-role')
    return problem(400, 'bad-demo-role', `X-Demo-Role is one of ${roles.join(', ')}.`)
  const response = problem(401, 'sign-in-required')
  const error = identity.reason === 'bad-token' ? ', error="invalid_token"' : ''
  response.headers.set('WWW-Authenticate', `Bearer realm="wangge"${error}`)
  return response
}

/**
 * For a route whose answer decides what it needs (one address, several collections): the refusal to answer
 * with, or null where this account may.
 */
export const refuseUnless = (c: Context<AppEnv>, permission: Permission): Response | null => {
  const { identity } = c.var
  return mayUse(identity, permission) ? null : refusal(identity)
}

/** An answer that depends on who asks is kept by that client only, never by a cache in between. */
const keepPrivate = (c: Context) => {
  const cacheControl = c.res.headers.get('Cache-Control')
  c.header(
    'Cache-Control',
    cacheControl?.replace(/\b(public|s-maxage=\d+)\b/g, 'private') ?? 'private, no-cache',
  )
  c.header('Vary', 'Authorization, Cookie, X-Demo-Role', { append: true })
}

/** A token that comes elsewhere than in the `Authorization` header; null where there is none, and the header counts. */
export type ReadToken = (c: Context<AppEnv>) => Promise<string | null>

const identify = async (c: Context<AppEnv>, facts: RequestFacts, readToken?: ReadToken) => {
  const token = (await readToken?.(c)) ?? null
  return c.var.access.identify(token === null ? facts : { ...facts, authorization: `Bearer ${token}` })
}

const reading = new Set(['GET', 'HEAD'])

/** A link's screen stands where anybody may walk up to it. What is open to all is open to it. */
const isWriteByLink = (c: Context, identity: Identity, permission: Permission): boolean =>
  identity.kind === 'link' && permission !== 'public' && !reading.has(c.req.method)

/** Stands in front of every route. A public route asks nothing of the database. */
const guard = (permission: Permission, readToken?: ReadToken): MiddlewareHandler<AppEnv> => {
  return async (c, next) => {
    const { access } = c.var
    const facts = readRequestFacts(c, access.trustProxy)
    if (isForeignWrite(facts)) return problem(403, 'foreign-origin')
    const identity = permission === 'public' ? nobody : await identify(c, facts, readToken)
    if (!mayUse(identity, permission) || isWriteByLink(c, identity, permission)) return refusal(identity)
    c.set('identity', identity)
    await next()
    if (permission !== 'public') keepPrivate(c)
  }
}

const isJson = (contentType: string | undefined): boolean =>
  /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(contentType ?? '')

/** In front of routes that take nothing but JSON. */
const requireJson: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!isJson(c.req.header('Content-Type')))
    return problem(415, 'unsupported-media-type', 'The body has to be application/json.')
  await next()
}

const limitBody = (maxSize: number): MiddlewareHandler<AppEnv> =>
  bodyLimit({ maxSize, onError: () => problem(413, 'body-too-large') })

/**
 * The only way a route comes to be: OpenAPI entry (with `x-permission`), the permission check before any
 * validation, and the record that the routes × roles test walks. `public` routes see `identity` as nobody.
 */
export const declareRoute = <
  P extends string,
  R extends Omit<RouteConfig, 'path' | 'middleware'> & {
    path: P
    permission: Permission
    readToken?: ReadToken
    /** Where less is enough than what the app takes at most. */
    maxBodyBytes?: number
  },
>(
  app: App,
  config: R,
  handler: RouteHandler<R, AppEnv>,
): void => {
  const { permission, readToken, maxBodyBytes, ...rest } = config
  const types = Object.keys(rest.request?.body?.content ?? {})
  const guarded = guard(permission, readToken)
  const route = createRoute({
    ...rest,
    middleware: [
      guarded,
      ...(types.length > 0 && types.every(isJson) ? [requireJson] : []),
      ...(maxBodyBytes === undefined ? [] : [limitBody(maxBodyBytes)]),
    ],
    'x-permission': permission,
  } as RouteConfig)
  app.openapi(route, handler as Handler)
  record(app, { method: route.method.toUpperCase(), path: route.getRoutingPath(), permission })
}

/** A page or file for people, which OpenAPI does not describe: guarded and recorded like any route. */
export const declarePage = (
  app: App,
  page: { readonly method?: 'GET'; readonly path: string; readonly permission: Permission },
  handler: Handler<AppEnv>,
): void => {
  app.get(page.path, guard(page.permission), handler)
  record(app, { method: 'GET', path: page.path, permission: page.permission })
}
