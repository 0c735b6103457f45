import type { Health } from '@wangge/server/client'
import { withTimeLimit } from '../../../api/time-limit.ts'

/** What one look at the server found. `silent`: nothing came within the limit, which a refusal does not take. */
export type PulseAnswer =
  | { readonly kind: 'well'; readonly version: string }
  | { readonly kind: 'database-away' }
  | { readonly kind: 'server-away'; readonly silent: boolean }

/** No answer within this time is none. */
export const pulseLimitMs = 2000

type Reply =
  | { readonly status: number; readonly body: Partial<Health & { code: string }> }
  | 'refused'
  | 'silent'

const ask = async (path: '/readyz' | '/healthz', limitMs: number): Promise<Reply> => {
  let late = false
  try {
    return await withTimeLimit(limitMs, null, async (signal) => {
      signal.addEventListener('abort', () => {
        late = true
      })
      const response = await fetch(path, { cache: 'no-store', signal })
      const body: unknown = await response.json().catch(() => null)
      return { status: response.status, body: typeof body === 'object' && body !== null ? body : {} }
    })
  } catch {
    return late ? 'silent' : 'refused'
  }
}

/**
 * Looks once: `/readyz` answers where the database does, `/healthz` where the process lives. What a proxy says in its
 * place (502, a page without a code) is not the server.
 */
export const askPulse = async (limitMs = pulseLimitMs): Promise<PulseAnswer> => {
  const [ready, alive] = await Promise.all([ask('/readyz', limitMs), ask('/healthz', limitMs)])
  if (typeof ready !== 'string') {
    if (ready.status === 200 && ready.body.version !== undefined)
      return { kind: 'well', version: ready.body.version }
    if (ready.body.code === 'database-unavailable') return { kind: 'database-away' }
  }
  if (typeof alive !== 'string' && alive.status === 200 && alive.body.version !== undefined)
    return { kind: 'database-away' }
  return { kind: 'server-away', silent: ready === 'silent' || alive === 'silent' }
}
