import { extname } from 'node:path'
import type { Context } from 'hono'
import { isNotModified } from '../ogc/etag.ts'
import { answerUnrouted } from './answer-unrouted.ts'
import { type App, declarePage } from './declare.ts'
import { problem } from './problem.ts'
import { type StaticFile, readStatic } from './static-files.ts'

/** Addresses that programs call: what is not there is a problem, never the page. */
const isApi = (path: string) => /^\/(api|ogc|tiles|open311|healthz|readyz)(\/|$)/.test(path)

const answerFile = (c: Context, { body, headers }: StaticFile): Response => {
  if (isNotModified(c.req.header('If-None-Match'), headers.ETag ?? ''))
    return new Response(null, { status: 304, headers })
  return new Response(Buffer.from(body), { status: 200, headers })
}

/** The built web app: its files, and its one page for every address of its own (`/`, `/screen`, …). */
export const addWebApp = (app: App, webDir: string): void => {
  const unrouted = answerUnrouted(app)
  declarePage(app, { path: '/*', permission: 'public' }, async (c) => {
    const path = readPath(c.req.path)
    if (path === null || isApi(path)) return unrouted(c)
    const accepted = c.req.header('Accept-Encoding') ?? ''
    const file = path === '/' ? null : await readStatic(webDir, path, accepted)
    if (file !== null) return answerFile(c, file)
    if (extname(path) !== '') return problem(404, 'not-found')
    const page = await readStatic(webDir, '/index.html', accepted)
    return page === null ? problem(404, 'not-found', 'The web app is not built.') : answerFile(c, page)
  })
}

const readPath = (path: string): string | null => {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
