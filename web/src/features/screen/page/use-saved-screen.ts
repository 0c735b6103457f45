import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ApiFailure } from '../../../api/fetch-json.ts'
import { savedScreenQuery } from '../../../api/screens.ts'
import { useView } from '../../../app/use-view.ts'
import { adjustScreen } from '../../../app/view-history.ts'

/** Reads the saved screen that the address names. `waiting`: not known yet, so nothing is shown that it would change. */
export const useSavedScreen = (): { waiting: boolean; unknown: string | null } => {
  const { name, saved } = useView().screen
  const query = useQuery({ ...savedScreenQuery(name ?? ''), enabled: name !== null })
  useEffect(() => {
    if (query.data !== undefined && query.data !== saved && name !== null) adjustScreen({ saved: query.data })
  }, [query.data, saved, name])
  const refused = query.error instanceof ApiFailure && query.error.status >= 400 && query.error.status < 500
  return {
    waiting: name !== null && saved === null && query.error === null,
    unknown: refused && saved === null ? name : null,
  }
}
