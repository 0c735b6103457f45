import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { HotspotsRefused } from '../services/request-hotspots.ts'
import type { AppEnv } from './declare.ts'
import { hotspotsProblem } from './hotspots-problem.ts'
import { problem } from './problem.ts'

/** postgres.js and socket codes, and the server's own "shutting down" and "starting up". */
const gone = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

export const isDatabaseGone = (error: unknown): boolean => {
  const code = codeOf(error)
  if (typeof code === 'string' && gone.has(code)) return true
  return error instanceof AggregateError && error.errors.some(isDatabaseGone)
}

/** Whatever a handler did not foresee: logged with its stack, answered without it. */
export const answerError: ErrorHandler<AppEnv> = (error, c) => {
  if (error instanceof HTTPException) {
    if (error.status === 400) return problem(400, 'malformed-json')
    if (error.status === 413) return problem(413, 'body-too-large')
    if (error.status === 415) return problem(415, 'unsupported-media-type')
  }
  if (error instanceof HotspotsRefused) return hotspotsProblem(error.failure)
  if (isDatabaseGone(error)) {
    const response = problem(503, 'database-unavailable')
    response.headers.set('Retry-After', '5')
    return response
  }
  process.stderr.write(`${c.req.method} ${c.req.path} failed: ${error.stack ?? error.message}\n`)
  return problem(500, 'internal')
}
