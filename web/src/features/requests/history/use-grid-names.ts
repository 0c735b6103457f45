import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { gridIndexQuery } from '../../../api/grid-index.ts'

/**
 * Names of grids in place of their codes, asked for only where some are to be named; a code stays one until its name is
 * there. Grids do not change with a request: the list of the first version will do for as long as this stands.
 */
export const useGridNames = (
  codes: readonly string[],
  { street, version }: { readonly street: string; readonly version: string },
): readonly string[] => {
  const [asked] = useState(version)
  const index = useQuery({ ...gridIndexQuery(street, asked), enabled: codes.length > 0 })
  return codes.map((code) => index.data?.find((entry) => entry.code === code)?.name ?? code)
}
