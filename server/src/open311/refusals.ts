import type { Failure } from '@wangge/geodata'

/**
 * What Open311 refuses, with the HTTP status that the specification wants: 404 for what is not there, 403 for the key,
 * 400 for all else that is the request's fault. The rest is HTTP's own.
 */
export const refusalStatus = {
  'bad-body': 400,
  'bad-crs': 400,
  'bad-date': 400,
  'bad-encoding': 400,
  'bad-external-id': 400,
  'bad-position': 400,
  'bad-request': 400,
  'bad-status': 400,
  'description-too-long': 400,
  'foreign-origin': 403,
  internal: 500,
  'jurisdiction-missing': 400,
  'jurisdiction-unknown': 404,
  'key-refused': 403,
  'method-not-allowed': 405,
  'not-allowed': 403,
  'not-found': 404,
  'off-street': 400,
  'position-missing': 400,
  'request-unknown': 404,
  'service-missing': 400,
  'service-unknown': 404,
  'swapped-coordinates': 400,
  'token-unknown': 404,
  'too-large': 413,
  'too-many-ids': 400,
  'too-many-posts': 429,
  unavailable: 503,
  'window-too-long': 400,
} as const
export type RefusalCode = keyof typeof refusalStatus

export interface Refusal {
  readonly code: RefusalCode
  /** Fills the `{…}` of the words. */
  readonly detail?: Failure['detail']
}
