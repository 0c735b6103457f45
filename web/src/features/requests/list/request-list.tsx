import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { overviewQuery } from '../../../api/overview.ts'
import { type ListQuestion, type RequestSort, requestSorts } from '../../../api/request-list.ts'
import { recall, remember } from '../../../app/remembered.ts'
import { useView } from '../../../app/use-view.ts'
import { dateParts, formatClock } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import { FailedPanel } from '../../../ui/failed-panel.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { useKept } from '../../../ui/use-kept.ts'
import { useVirtualRows } from '../../../ui/use-virtual-rows.ts'
import { startOfDay } from '../page/days.ts'
import type { RequestListProps } from '../page/part-props.ts'
import { listFacts } from './list-facts.ts'
import { RequestRow } from './request-row.tsx'
import { useRequestPages } from './use-request-pages.ts'
import './request-list.css'

const rowPx = 58
const rowsAhead = 40
const rowsAPage = 8
const sortKey = 'requests-sort'
const rememberedSort = (): RequestSort => requestSorts.find((sort) => sort === recall(sortKey)) ?? 'newest'

/** Where somebody stood in the list when he opened a request. */
interface Stand {
  readonly topPx: number
  readonly active: number
}
const atTheTop: Stand = { topPx: 0, active: -1 }

const Skeleton = () => (
  <div className="list-skeleton">
    {Array.from({ length: 9 }, (_, row) => (
      <div key={row}>
        <i />
        <i />
      </div>
    ))}
  </div>
)

/** Requests under the page's filters, page after page; arrows move, Enter opens. */
export const RequestList = ({ view, filters, selected, onSelect, onClearFigure }: RequestListProps) => {
  const m = useMessages()
  const words = useDeskMessages()
  const { street: streetParameter } = useView()
  const [sort, setSort] = useState(rememberedSort)
  const question: ListQuestion = { street: view.street, ...filters, sort }
  const questionKey = JSON.stringify(question)
  const list = useRequestPages(question, view.version)
  const { items, total, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list
  const place = useQuery({ ...overviewQuery(streetParameter, filters.grid), enabled: filters.grid !== null })
  const rows = useVirtualRows(rowPx)
  const [stand, setStand] = useKept<Stand>(`list ${questionKey}`, atTheTop)
  const [active, setActive] = useState(stand.active)
  const listId = useId()

  // Another list begins at its top; the one that was left is found where it was.
  const shownKey = useRef<string | null>(null)
  const isThere = items.length > 0
  const { scrollTo, focus } = rows
  useEffect(() => {
    if (!isThere || shownKey.current === questionKey) return
    const isReturn = shownKey.current === null
    shownKey.current = questionKey
    scrollTo(isReturn ? stand.topPx : 0)
    setActive(isReturn ? stand.active : -1)
    // Who comes back from a request goes on where he was; who just arrives keeps the keyboard where it is.
    if (isReturn && stand.active >= 0) focus()
  }, [questionKey, isThere, scrollTo, focus, stand])

  const isNearEnd = rows.end + rowsAhead >= items.length
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [isNearEnd, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, items.length])

  const latest = useRef(items)
  useEffect(() => {
    latest.current = items
  })
  const { topPx } = rows
  const open = useCallback(
    (index: number): void => {
      const item = latest.current[index]
      if (item === undefined) return
      setStand({ topPx: topPx(), active: index })
      onSelect(item.id)
    },
    // oxlint-disable-next-line react/exhaustive-deps
    [onSelect, setStand],
  )

  const onKeyDown = (event: KeyboardEvent): void => {
    const lastRow = items.length - 1
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + rowsAPage,
      PageUp: active - rowsAPage,
      Home: 0,
      End: lastRow,
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      open(active)
      return
    }
    const target = targets[event.key]
    if (target === undefined || lastRow < 0) return
    event.preventDefault()
    const row = Math.min(Math.max(target, 0), lastRow)
    setActive(row)
    rows.reveal(row)
  }

  const facts = listFacts(
    filters,
    filters.grid === null ? null : (place.data?.place.name ?? filters.grid),
    (day) => m.monthDay(dateParts(startOfDay(day))),
  )
  const shown = items.slice(rows.first, rows.end)
  const rowId = (index: number): string => `${listId}-${index}`
  return (
    <section className="request-list" aria-busy={list.isFetching}>
      <header className="list-head">
        <p className="kicker">
          {words.list.kicker}
          <span>{words.list.keys}</span>
        </p>
        <h2 aria-live="polite">
          {total !== null
            ? words.list.finding(total, filters)
            : list.isLoadingError
              ? words.list.failed
              : words.list.reading}
        </h2>
        <p className="sub">{words.list.narrowed(facts)}</p>
        {filters.figure !== null && (
          <button type="button" className="more" onClick={onClearFigure}>
            ✕ {words.list.clearFigure}
          </button>
        )}
        <div className="list-sort" title={words.list.sortWhy[sort]}>
          <Segmented
            label={words.list.sortLabel}
            value={sort}
            choices={requestSorts.map((value) => ({ value, label: words.list.sorts[value] }))}
            onChoose={(value) => {
              remember(sortKey, value)
              setSort(value)
            }}
          />
        </div>
      </header>
      {list.hasChanged && (
        <button
          type="button"
          className="list-changed"
          onClick={() => {
            list.startAnew()
            rows.scrollTo(0)
            setActive(-1)
          }}
        >
          ↻ {words.list.changed}
        </button>
      )}
      {list.isRefetchError && (
        <Notice kind="warn">
          {words.list.old(formatClock(list.dataUpdatedAt))}{' '}
          <button type="button" className="link" onClick={() => void list.refetch()}>
            {m.retry}
          </button>
        </Notice>
      )}
      {list.isLoadingError ? (
        <FailedPanel error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        list.isSlow && <Skeleton />
      ) : total === 0 ? (
        <p className="empty list-empty">
          {filters.figure === null ? words.list.emptyWhy : words.list.emptyFigure}
        </p>
      ) : (
        <div
          ref={rows.box}
          className={`list-scroll${list.isPlaceholderData && list.isSlow ? ' outdated' : ''}`}
          role="listbox"
          tabIndex={0}
          aria-label={words.list.label}
          aria-activedescendant={active >= rows.first && active < rows.end ? rowId(active) : undefined}
          onKeyDown={onKeyDown}
        >
          <div role="presentation" style={{ height: items.length * rowPx }}>
            {shown.map((item, at) => {
              const index = rows.first + at
              return (
                <RequestRow
                  key={item.id}
                  id={rowId(index)}
                  item={item}
                  present={list.present ?? view.present}
                  index={index}
                  total={total ?? items.length}
                  topPx={index * rowPx}
                  isActive={index === active}
                  isSelected={item.id === selected}
                  onOpen={open}
                />
              )
            })}
          </div>
          <p className="list-foot" role="presentation">
            {isFetchNextPageError ? (
              <button type="button" className="link" tabIndex={-1} onClick={() => void fetchNextPage()}>
                {words.list.moreFailed} · {m.retry}
              </button>
            ) : hasNextPage ? (
              words.list.more
            ) : (
              words.list.end(items.length)
            )}
          </p>
        </div>
      )}
    </section>
  )
}
