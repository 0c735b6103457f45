import { reportAnswer, reportSilence } from './connection.ts'

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

const problemCode = async (response: Response): Promise<string> => {
  const body: unknown = await response.json().catch(() => null)
  const code = body !== null && typeof body === 'object' && 'code' in body ? body.code : null
  return typeof code === 'string' ? code : `http-${response.status}`
}

/** A proxy that stands in for a server that is away answers with one of these. */
const gatewayStatuses = new Set([502, 503, 504])

/**
 * Calls our own server and reads its JSON.
 * @throws ApiFailure with the problem's code; `network` when the server did not answer
 */
export const fetchJson = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
  const response = await fetch(path, {
    ...init,
    headers: { accept: 'application/json', ...init.headers },
  }).catch((reason: unknown) => {
    if (init.signal?.aborted === true) throw reason
    reportSilence()
    throw new ApiFailure(0, 'network')
  })
  if (gatewayStatuses.has(response.status)) {
    reportSilence()
    throw new ApiFailure(response.status, 'network')
  }
  reportAnswer()
  if (!response.ok) throw new ApiFailure(response.status, await problemCode(response))
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T)
}

export const sendJson = <T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> =>
  fetchJson<T>(
    path,
    body === undefined
      ? { method }
      : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  )
