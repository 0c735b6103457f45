import { z } from '@hono/zod-openapi'
import { type Failure, never } from '@wangge/geodata'
import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import type { Identity, OpenLinkFailureCode, SignInFailureCode } from '../auth/access.ts'
import { demoPermissionsOf, permissions, permissionsOf, roles } from '../auth/permissions.ts'
import { demoRoleCookie, readRequestFacts, sessionCookie } from '../auth/request-facts.ts'
import { type App, type AppEnv, declareRoute } from './declare.ts'
import { problem } from './problem.ts'
import { problemResponse } from './problem-schema.ts'

export const sessionSchema = z
  .object({
    account: z.object({ name: z.string(), role: z.enum(roles), demo: z.boolean() }),
    demoRoles: z.array(z.enum(roles)).optional().openapi({ description: 'What the demo switch offers' }),
    permissions: z.array(z.enum(permissions)),
    link: z
      .object({ screen: z.string().nullable() })
      .optional()
      .openapi({ description: 'Only of a screen’s link: the name of the saved screen it opens' }),
  })
  .openapi('Session')
export type Session = z.infer<typeof sessionSchema>

const signInSchema = z
  .object({ name: z.string().min(1).max(64), password: z.string().min(1).max(1024) })
  .openapi('SignIn')

const demoRoleSchema = z.object({ role: z.enum(roles) }).openapi('DemoRole')

const answers = (description: string) => ({
  200: { description, content: { 'application/json': { schema: sessionSchema } } },
  default: problemResponse,
})

const body = <S extends z.ZodType>(schema: S) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})

type Somebody = Exclude<Identity, { kind: 'nobody' }>

export const describeSession = (identity: Somebody): Session => {
  switch (identity.kind) {
    case 'demo':
      return {
        account: { name: 'demo', role: identity.role, demo: true },
        demoRoles: [...roles],
        permissions: demoPermissionsOf(identity.role),
      }
    case 'link':
      return {
        account: { name: identity.label, role: 'screen', demo: false },
        permissions: permissionsOf('screen'),
        link: { screen: identity.screen },
      }
    case 'account':
      return {
        account: { name: identity.name, role: identity.role, demo: false },
        permissions: permissionsOf(identity.role),
      }
    default:
      return never(identity)
  }
}

/**
 * Lax, not Strict: a link from the office's portal must open signed in. Lax sends the cookie along with no
 * foreign write, and the guard refuses those besides.
 */
export const cookieOptions = (c: Context<AppEnv>): CookieOptions => ({
  httpOnly: true,
  sameSite: 'Lax',
  path: '/',
  secure: readRequestFacts(c, c.var.access.trustProxy).secure,
})

/** 401 for what was shown and is not right, 429 with when to come again. */
export const refuseSignIn = ({
  code,
  detail,
}: Failure<SignInFailureCode | OpenLinkFailureCode>): Response => {
  if (code !== 'too-many-attempts') {
    const response = problem(401, code)
    response.headers.set('WWW-Authenticate', 'Bearer realm="wangge"')
    return response
  }
  const response = problem(429, code)
  response.headers.set('Retry-After', String(detail['retryAfterSeconds']))
  return response
}

const addSignIn = (app: App) =>
  declareRoute(
    app,
    {
      method: 'post',
      path: '/api/v1/session',
      permission: 'public',
      tags: ['session'],
      description: 'Signs in by name and password. Answers with the session cookie.',
      request: body(signInSchema),
      responses: answers('Signed in'),
    },
    async (c) => {
      const { access } = c.var
      const { name, password } = c.req.valid('json')
      const signedIn = await access.signIn(readRequestFacts(c, access.trustProxy), name, password)
      c.header('Cache-Control', 'no-store')
      if (!signedIn.ok) {
        return refuseSignIn(signedIn.failure) as never
      }
      const { role, token, maxAgeSeconds } = signedIn.value
      setCookie(c, sessionCookie, token, { ...cookieOptions(c), maxAge: maxAgeSeconds })
      return c.json(
        describeSession({ kind: 'account', id: '', name: signedIn.value.name, role, via: 'session' }),
        200,
      )
    },
  )

const addSignOut = (app: App) =>
  declareRoute(
    app,
    {
      method: 'delete',
      path: '/api/v1/session',
      // Public, so that whoever holds an expired cookie can still be rid of it.
      permission: 'public',
      tags: ['session'],
      description: 'Signs out: deletes the session on the server. The same where there is none.',
      responses: { 204: { description: 'Signed out' }, default: problemResponse },
    },
    async (c) => {
      const { access } = c.var
      await access.signOut(readRequestFacts(c, access.trustProxy))
      deleteCookie(c, sessionCookie, cookieOptions(c))
      return c.body(null, 204)
    },
  )

const addShowSession = (app: App) =>
  declareRoute(
    app,
    {
      method: 'get',
      path: '/api/v1/session',
      permission: 'session',
      tags: ['session'],
      description: 'Who this request acts as, and what that account may do.',
      responses: answers('The account of this request'),
    },
    (c) => {
      const { identity } = c.var
      if (identity.kind === 'nobody') return problem(401, 'sign-in-required') as never
      return c.json(describeSession(identity), 200)
    },
  )

const addDemoRole = (app: App) =>
  declareRoute(
    app,
    {
      method: 'put',
      path: '/api/v1/session/demo-role',
      permission: 'session',
      tags: ['session'],
      description: 'Sets the role the demo account acts in, kept in a cookie. Only where nobody signed in.',
      request: body(demoRoleSchema),
      responses: answers('The demo account in its new role'),
    },
    (c) => {
      if (c.var.identity.kind !== 'demo') return problem(403, 'not-in-demo') as never
      const { role } = c.req.valid('json')
      setCookie(c, demoRoleCookie, role, cookieOptions(c))
      return c.json(describeSession({ kind: 'demo', role }), 200)
    },
  )

/** Sign-in, sign-out, and who one is. */
export const addSessionRoutes = (app: App): void => {
  addSignIn(app)
  addSignOut(app)
  addShowSession(app)
  addDemoRole(app)
}
