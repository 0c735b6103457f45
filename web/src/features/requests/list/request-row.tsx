import { memo } from 'react'
import type { RequestItem } from '../../../api/request-list.ts'
import { dateParts, formatClock } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useDeskMessages } from '../../../i18n/request-desk-messages.ts'
import type { Messages } from '../../../i18n/zh.ts'
import { dueFact, numberOf } from './due-fact.ts'
import { StageMark } from './stage-mark.tsx'

/** Day and clock in China's time, with the year where it is another than the present's. */
export const whenOf = (m: Messages, time: string, present: string): string => {
  const day = dateParts(time)
  const date = day.year === dateParts(present).year ? m.monthDay(day) : m.day(day)
  return `${date} ${formatClock(time)}`
}

/** The same, short: `10-31 22:43`. */
const shortWhen = (time: string, present: string): string => {
  const { year, month, day } = dateParts(time)
  const date = [month, day].map((part) => String(part).padStart(2, '0')).join('-')
  return `${year === dateParts(present).year ? '' : `${year}-`}${date} ${formatClock(time)}`
}

const dueMarks = { overdue: '▲', unsigned: '!', left: '', closed: '' } as const

interface Props {
  id: string
  item: RequestItem
  present: string
  index: number
  total: number
  topPx: number
  isActive: boolean
  isSelected: boolean
  onOpen(index: number): void
}

/** One request of the list, of a fixed height: what and where, how late, which step it stands in and since when. */
export const RequestRow = memo((props: Props) => {
  const { id, item, present, index, total, topPx, isActive, isSelected, onOpen } = props
  const m = useMessages()
  const words = useDeskMessages()
  const due = dueFact(item, present)
  const isClosed = item.closedAt !== null
  const isLate = due.kind === 'overdue' || due.kind === 'unsigned'
  return (
    // The list takes the keys for its rows, as a list box does.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={total}
      className={`request-row${isActive ? ' active' : ''}${isSelected ? ' selected' : ''}`}
      style={{ transform: `translateY(${topPx}px)` }}
      onClick={() => onOpen(index)}
    >
      <span className="row-what">
        <b>{m.terms.category[item.category]}</b>
        {item.ownership === 'owned' ? (
          <span className="row-place">{item.basicName ?? item.basicCode}</span>
        ) : (
          <em className="row-flag">{words.disowned[item.ownership]}</em>
        )}
        {item.suspended && <em className="row-flag">‖ {words.list.suspended}</em>}
      </span>
      <span className={`row-due due-${due.kind}`}>
        {dueMarks[due.kind] !== '' && <span aria-hidden="true">{dueMarks[due.kind]} </span>}
        {words.due(due)}
      </span>
      <span className="row-step">
        <StageMark stage={item.stage} late={isLate} suspended={item.suspended} />
        <span>{m.terms.stage[item.stage]}</span>
        <span className="row-wait">
          {isClosed ? words.list.closedAfter(item.waitedHours) : words.list.since(item.stageWaitHours)}
        </span>
      </span>
      <span className="row-number">
        <b>{numberOf(item.id)}</b> {shortWhen(item.createdAt, present)}
      </span>
    </div>
  )
})
