import { ApiFailure } from '../../../api/fetch-json.ts'

/** What a person can pass on: the problem's stable code. */
export const failureText = (error: Error): string => (error instanceof ApiFailure ? error.code : error.name)
