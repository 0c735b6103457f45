import { reportAnswer, reportSilence } from './connection.ts'
import { readEvents } from './event-stream.ts'
import { ApiFailure, gatewayStatuses, problemCode } from './fetch-json.ts'
import type { Siting, SitingProgressEvent, SitingRequest } from '@wangge/server/client'

export type { Siting, SitingRequest }
export type SitingProgress = SitingProgressEvent
export type SitedPlace = Siting['places'][number]

const codeIn = (data: string): string => {
  const body: unknown = JSON.parse(data)
  const code = body !== null && typeof body === 'object' && 'code' in body ? body.code : null
  return typeof code === 'string' ? code : 'internal'
}

/**
 * Asks where more centres would help most, and hears how it goes. Giving up the signal stops the search on the server.
 * @throws ApiFailure with the problem's code, `network` when the server went away; the signal's reason when given up
 */
export const runSiting = async (
  request: SitingRequest,
  onProgress: (progress: SitingProgress) => void,
  signal: AbortSignal,
): Promise<Siting> => {
  const unanswered = (reason: unknown): never => {
    if (signal.aborted || reason instanceof ApiFailure) throw reason
    reportSilence()
    throw new ApiFailure(0, 'network')
  }
  const response = await fetch('/api/v1/siting', {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
    body: JSON.stringify(request),
    signal,
  }).catch(unanswered)
  if (!response.ok) {
    const code = await problemCode(response)
    // Our own server says what is the matter; a proxy in front of it does not.
    const isProxy = gatewayStatuses.has(response.status) && code === `http-${response.status}`
    if (isProxy) reportSilence()
    else reportAnswer()
    throw new ApiFailure(response.status, isProxy ? 'network' : code)
  }
  reportAnswer()
  if (response.body === null) throw new ApiFailure(0, 'network')
  try {
    for await (const { event, data } of readEvents(response.body)) {
      if (event === 'progress') onProgress(JSON.parse(data) as SitingProgress)
      else if (event === 'result') return JSON.parse(data) as Siting
      else if (event === 'problem') throw new ApiFailure(response.status, codeIn(data))
    }
  } catch (reason) {
    return unanswered(reason)
  }
  return unanswered(new Error('the stream ended without a result'))
}
