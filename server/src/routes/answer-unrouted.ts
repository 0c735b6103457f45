import type { Context } from 'hono'
import { type App, declaredRoutes } from './declare.ts'
import { problem } from './problem.ts'

const matcher = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/:[a-zA-Z_]+(\{[^}]*\})?/g, '[^/]+')}/?$`)

/** Methods that some route takes at this path; HEAD comes with GET. */
export const allowedMethods = (app: App, path: string): string[] => {
  const methods = new Set<string>()
  for (const route of declaredRoutes(app)) {
    if (!matcher(route.path).test(path)) continue
    methods.add(route.method)
    if (route.method === 'GET') methods.add('HEAD')
  }
  return [...methods].toSorted()
}

/** 405 with `Allow` where another method would have been right, else 404. */
export const answerUnrouted =
  (app: App) =>
  (c: Context): Response => {
    const allowed = allowedMethods(app, c.req.path)
    if (allowed.length === 0 || allowed.includes(c.req.method)) return problem(404, 'not-found')
    const response = problem(405, 'method-not-allowed', `This address takes ${allowed.join(', ')}.`)
    response.headers.set('Allow', allowed.join(', '))
    return response
  }
