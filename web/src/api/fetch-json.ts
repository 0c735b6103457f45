import { reportAnswer, reportSilence } from './connection.ts'
import { answerWithinMs, withTimeLimit } from './time-limit.ts'

/** A failed call: `code` is the problem's stable code, or `network` when no answer came at all. */
export class ApiFailure extends Error {
  readonly status: number
  readonly code: string
  readonly at: number

  constructor(status: number, code: string) {
    super(code)
    this.name = 'ApiFailure'
    this.status = status
    this.code = code
    this.at = Date.now()
  }
}

/** The stable code of a refused call. */
export const problemCode = async (response: Response): Promise<string> => {
  const body: unknown = await response.json().catch(() => null)
  const code = body !== null && typeof body === 'object' && 'code' in body ? body.code : null
  return typeof code === 'string' ? code : `http-${response.status}`
}

/** A proxy that stands in for a server that is away answers with one of these. */
export const gatewayStatuses: ReadonlySet<number> = new Set([502, 503, 504])

/**
 * Calls our own server and reads its JSON, for at most `limitMs`.
 * @throws ApiFailure with the problem's code; `network` when the server did not answer in time or at all
 */
export const fetchJson = async <T>(
  path: string,
  init: RequestInit = {},
  limitMs = answerWithinMs,
): Promise<T> => {
  const unanswered = (reason: unknown): never => {
    if (init.signal?.aborted === true) throw reason
    reportSilence()
    throw new ApiFailure(0, 'network')
  }
  return withTimeLimit(limitMs, init.signal, async (signal) => {
    const headers = { accept: 'application/json', ...init.headers }
    const response = await fetch(path, { ...init, headers, signal }).catch(unanswered)
    if (gatewayStatuses.has(response.status)) {
      reportSilence()
      throw new ApiFailure(response.status, 'network')
    }
    if (!response.ok) {
      reportAnswer()
      throw new ApiFailure(response.status, await problemCode(response))
    }
    const body = response.status === 204 ? undefined : await response.json().catch(unanswered)
    reportAnswer()
    return body as T
  })
}

export const sendJson = <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> =>
  fetchJson<T>(
    path,
    body === undefined
      ? { method }
      : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  )
