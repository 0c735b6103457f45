import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../routes/declare.ts'
import { refuse } from './answer.ts'
import type { RefusalCode } from './refusals.ts'

/** Statuses of the server's own refusals: guards, limits, addresses that are not there. */
const codes: Readonly<Record<number, RefusalCode>> = {
  401: 'key-refused',
  403: 'not-allowed',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  500: 'internal',
  503: 'unavailable',
}

const kept = ['Allow', 'Retry-After'] as const

/** Whatever leaves under `/open311/` as a problem leaves as Open311's errors instead, in the format asked for. */
export const answerProblems: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  if (!c.req.path.startsWith('/open311/')) return
  if (c.res.headers.get('Content-Type') !== 'application/problem+json') return
  const { status, headers } = c.res
  const foreign = status === 403 && ((await c.res.json()) as { code?: string }).code === 'foreign-origin'
  const code = foreign ? 'foreign-origin' : (codes[status] ?? 'bad-request')
  const passed = kept.flatMap((name) => {
    const value = headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  c.res = undefined
  c.res = refuse(c, [{ code }], Object.fromEntries(passed))
}
