import type { RequestFacts } from './request-facts.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

const hostOf = (origin: string): string | null => {
  try {
    return new URL(origin).host
  } catch {
    return null
  }
}

const asHost = (host: string): string | null => hostOf(`http://${host}`)

/**
 * True for a write that a page of another site makes a browser send. Browsers say where a request comes from
 * (`Sec-Fetch-Site`, or `Origin` where the connection is plain http); programs say nothing, and carry no cookie
 * by accident. Scheme is not compared: a proxy may end https before us.
 */
export const isForeignWrite = (request: RequestFacts): boolean => {
  if (reading.has(request.method)) return false
  if (request.fetchSite !== null) return request.fetchSite !== 'same-origin' && request.fetchSite !== 'none'
  if (request.origin === null) return false
  const origin = hostOf(request.origin)
  return origin === null || origin !== asHost(request.host.replace(/:(80|443)$/, ''))
}
