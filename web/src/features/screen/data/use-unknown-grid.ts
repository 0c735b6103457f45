import { useQuery } from '@tanstack/react-query'
import { ApiFailure } from '../../../api/fetch-json.ts'
import { overviewQuery } from '../../../api/overview.ts'

/** The code that was asked for, where the street has no such grid: then the whole street is shown, and it is said. */
export const useUnknownGrid = (streetParameter: string | null, code: string | null): string | null => {
  const { error } = useQuery(overviewQuery(streetParameter, code))
  return error instanceof ApiFailure && error.code === 'unknown-grid' ? code : null
}
