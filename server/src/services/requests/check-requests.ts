import type { Failure } from '@wangge/geodata'
import {
  type NewRequest,
  type PreparedRequest,
  prepareRequest,
  type RequestRefusalCode,
  type WriteContext,
} from './prepare-requests.ts'
import type { RequestGround } from './request-ground.ts'

export interface RefusedRequest {
  readonly index: number
  readonly code: RequestRefusalCode
  readonly detail: Failure['detail']
}

export interface CheckedRequests {
  /** Those that may be written, each with its number among those asked for. */
  readonly prepared: readonly { readonly index: number; readonly request: PreparedRequest }[]
  readonly refused: readonly RefusedRequest[]
}

/** What would be written of each, and what is wrong with the others; nothing is written. */
export const checkRequests = (
  ground: RequestGround,
  context: WriteContext,
  requests: readonly NewRequest[],
): CheckedRequests => {
  const prepared: { index: number; request: PreparedRequest }[] = []
  const refused: RefusedRequest[] = []
  requests.forEach((request, index) => {
    const result = prepareRequest(ground, context, request)
    if (result.ok) prepared.push({ index, request: result.value })
    else refused.push({ index, code: result.failure.code, detail: result.failure.detail })
  })
  return { prepared, refused }
}
