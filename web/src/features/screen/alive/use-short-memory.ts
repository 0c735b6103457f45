import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** A tour comes by again in a few minutes; what is looked at less often is read anew. */
const keptMs = 180_000

/** A screen runs for months: answers that nobody shows are forgotten soon. */
export const useShortMemory = (): void => {
  const queries = useQueryClient()
  useEffect(() => {
    const before = queries.getDefaultOptions()
    queries.setDefaultOptions({ ...before, queries: { ...before.queries, gcTime: keptMs } })
    return () => queries.setDefaultOptions(before)
  }, [queries])
}
