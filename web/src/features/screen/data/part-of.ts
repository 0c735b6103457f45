import type { UseQueryResult } from '@tanstack/react-query'
import { ApiFailure } from '../../../api/fetch-json.ts'
import type { Part } from './screen-data.ts'

export const failureCode = (error: Error | null): string | null =>
  error === null ? null : error instanceof ApiFailure ? error.code : 'internal'

/** An answer with its age; one that failed afterwards keeps the figures. */
export const partOf = <T>({ data, dataUpdatedAt, error }: UseQueryResult<T>): Part<T> => ({
  value: data ?? null,
  at: data === undefined ? null : dataUpdatedAt,
  failed: failureCode(error),
})
