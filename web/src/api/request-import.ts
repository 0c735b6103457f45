import type {
  ImportBadCell,
  ImportCommitted,
  ImportMapping,
  ImportPreviewed,
  ImportUploaded,
} from '@wangge/server/client'
import { reportAnswer, reportSilence } from './connection.ts'
import { ApiFailure, fetchJson, gatewayStatuses } from './fetch-json.ts'

export type { ImportBadCell, ImportCommitted, ImportMapping, ImportPreviewed, ImportUploaded }

const path = '/api/v1/imports/requests'
const mostBytes = 50_000_000
/** 200,000 rows are read from beginning to end. */
const answerWithinMs = 180_000

/** What is told to the server of a table: which column is which, and in what its positions are. */
export interface ImportQuestion {
  readonly mapping: ImportMapping
  readonly crs: string
}

const typeOf = (name: string): string =>
  /\.xlsx$/i.test(name) ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv'

const failureOf = (status: number, text: string): ApiFailure => {
  try {
    const { code } = JSON.parse(text) as { code?: unknown }
    return new ApiFailure(status, typeof code === 'string' ? code : `http-${status}`)
  } catch {
    return new ApiFailure(status, `http-${status}`)
  }
}

/**
 * Sends a table; `onSent` hears which share of it is on its way. `fetch` cannot tell that.
 * @throws ApiFailure with the problem's code; the signal's reason when given up
 */
export const uploadTable = (
  file: File,
  { street, sheet }: { readonly street: string; readonly sheet: string | null },
  onSent: (share: number) => void,
  signal: AbortSignal,
): Promise<ImportUploaded> => {
  if (file.size > mostBytes) return Promise.reject(new ApiFailure(413, 'body-too-large'))
  return new Promise((resolve, reject) => {
    const query = new URLSearchParams({ street, name: file.name.slice(0, 200) })
    if (sheet !== null) query.set('sheet', sheet)
    const call = new XMLHttpRequest()
    const giveUp = (): void => call.abort()
    const silence = (): void => {
      reportSilence()
      reject(new ApiFailure(0, 'network'))
    }
    call.open('POST', `${path}?${query}`)
    call.setRequestHeader('accept', 'application/json')
    call.setRequestHeader('content-type', typeOf(file.name))
    call.timeout = answerWithinMs
    call.upload.addEventListener('progress', ({ loaded, total }) => onSent(total === 0 ? 0 : loaded / total))
    call.addEventListener('error', silence)
    call.addEventListener('timeout', silence)
    call.addEventListener('abort', () => reject(signal.reason))
    call.addEventListener('loadend', () => signal.removeEventListener('abort', giveUp))
    call.addEventListener('load', () => {
      if (call.status === 201) {
        reportAnswer()
        return resolve(JSON.parse(call.responseText) as ImportUploaded)
      }
      const failure = failureOf(call.status, call.responseText)
      // Our own server says what is the matter; a proxy in front of it does not.
      if (gatewayStatuses.has(call.status) && failure.code === `http-${call.status}`) return silence()
      reportAnswer()
      reject(failure)
    })
    if (signal.aborted) return reject(signal.reason)
    signal.addEventListener('abort', giveUp)
    call.send(file)
  })
}

const ask = <T>(importId: string, what: string, body: unknown, signal: AbortSignal): Promise<T> =>
  fetchJson<T>(
    `${path}/${encodeURIComponent(importId)}/${what}`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    },
    answerWithinMs,
  )

/** What importing would do; nothing is written. */
export const previewImport = (importId: string, question: ImportQuestion, signal: AbortSignal) =>
  ask<ImportPreviewed>(importId, 'preview', question, signal)

/** Writes all rows, or all that are good; in one transaction. */
export const commitImport = (
  importId: string,
  question: ImportQuestion & { readonly skipBad: boolean },
  signal: AbortSignal,
) => ask<ImportCommitted>(importId, 'commit', question, signal)
