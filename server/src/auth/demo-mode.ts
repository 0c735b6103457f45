import type { ISql } from 'postgres'
import { hasOnlySyntheticStreets } from '../db/queries/data-kind.ts'
import type { RequestFacts } from './request-facts.ts'

/** A street imported by another process ends the demo at most this much later. */
const dataKindAgeMs = 250

const loopbackName = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** True for the names that lead to this very computer. Their numbers cannot be re-bound by anybody's DNS. */
export const isLoopbackHost = (host: string): boolean => {
  if (!/^[\w.:[\]-]+$/.test(host)) return false
  try {
    const bare = /^[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:]*$/i.test(host) ? `[${host}]` : host
    return loopbackName.test(new URL(`http://${bare}`).hostname)
  } catch {
    return false
  }
}

const isLoopbackAddress = (address: string): boolean =>
  address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address)

/** Nobody from outside: bound to loopback, asked by a loopback name, from a loopback address, through no proxy. */
const isFromThisComputer = (request: RequestFacts): boolean =>
  !request.forwarded &&
  isLoopbackHost(request.host) &&
  (request.address === null || isLoopbackAddress(request.address))

export interface DemoMode {
  /** True where this request may act without a sign-in. */
  appliesTo(request: RequestFacts): Promise<boolean>
}

export const createDemoMode = (options: {
  readonly sql: ISql
  /** What the server listens on (`HOST`). */
  readonly bindHost: string
  /** Epoch milliseconds. */
  readonly clock: () => number
}): DemoMode => {
  const bound = isLoopbackHost(options.bindHost)
  let known: { readonly answer: Promise<boolean>; readonly atMs: number } | null = null

  /** Requests that come together share one query. A failed one is not kept. */
  const onlySynthetic = (): Promise<boolean> => {
    const nowMs = options.clock()
    if (known !== null && Math.abs(nowMs - known.atMs) < dataKindAgeMs) return known.answer
    const asked = { answer: hasOnlySyntheticStreets(options.sql), atMs: nowMs }
    asked.answer.catch(() => {
      if (known === asked) known = null
    })
    known = asked
    return asked.answer
  }

  return {
    appliesTo: async (request) => bound && isFromThisComputer(request) && (await onlySynthetic()),
  }
}
