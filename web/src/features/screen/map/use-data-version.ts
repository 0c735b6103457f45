import { useState } from 'react'
import type { ScreenData } from '../data/screen-data.ts'

/**
 * Changes when the street's own data do (grids, places, circles), not with its requests: then the map is fetched anew.
 * Known before any answer is there, so that the map need not wait for one.
 */
export const useDataVersion = ({ street, coverage }: ScreenData): string => {
  const found = coverage.value?.asOf.version ?? null
  const [known, setKnown] = useState({ version: found, changes: 0 })
  if (found !== null && found !== known.version)
    setKnown({ version: found, changes: known.changes + (known.version === null ? 0 : 1) })
  return `${street.plan.id} ${known.changes}`
}
