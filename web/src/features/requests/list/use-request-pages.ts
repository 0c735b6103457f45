import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import { isReadAgain, type ListQuestion, requestListQuery } from '../../../api/request-list.ts'
import { useElapsed } from '../../../ui/use-elapsed.ts'

/**
 * The list's pages so far. Whoever is near its beginning sees it follow the data; under somebody who has gone far down
 * nothing moves: he is told that it changed, and starts anew when he says so.
 */
export const useRequestPages = (question: ListQuestion, version: string) => {
  const queries = useQueryClient()
  const options = requestListQuery(question)
  const list = useInfiniteQuery(options)
  const { data, isFetching, isPlaceholderData, refetch } = list
  const pages = data?.pages
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages])
  const last = pages?.at(-1)
  const isOld = last !== undefined && !isPlaceholderData && last.asOf.version !== version
  const follows = isReadAgain(pages?.length ?? 0)

  useEffect(() => {
    // What was just asked for when the version came is asked for once; a failure waits for the next version.
    if (isOld && follows && !isFetching) void refetch()
    // oxlint-disable-next-line react/exhaustive-deps
  }, [version])

  const startAnew = useCallback((): void => {
    queries.setQueryData(options.queryKey, (before) =>
      before === undefined
        ? before
        : { pages: before.pages.slice(0, 1), pageParams: before.pageParams.slice(0, 1) },
    )
    void refetch()
    // oxlint-disable-next-line react/exhaustive-deps
  }, [queries, refetch, JSON.stringify(options.queryKey)])

  return {
    ...list,
    items,
    present: last?.present ?? null,
    total: pages?.[0] === undefined ? null : (last?.total ?? pages[0].total),
    hasChanged: isOld && !follows,
    isSlow: useElapsed(list.isPending || isPlaceholderData),
    startAnew,
  }
}
