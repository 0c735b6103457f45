import type { LatestRequest, LatestRequests } from '../../../../api/screen-requests.ts'
import { dateParts, formatClock } from '../../../../i18n/format.ts'
import { useMessages } from '../../../../i18n/messages.tsx'
import { useScreenMessages } from '../../../../i18n/screen-messages.ts'
import { dayEndingAt } from '../../data/request-days.ts'
import { nameClass } from '../parts/name-size.ts'
import './live-list.css'

type Stage = keyof ReturnType<typeof useMessages>['terms']['stage']

const Row = ({ item, time, isOverdue }: { item: LatestRequest; time: string; isOverdue: boolean }) => {
  const m = useMessages()
  const words = useScreenMessages().requests
  const name = item.place?.name ?? words.noPlace
  const stage = m.terms.stage[item.stage as Stage]
  const isNew = !isOverdue && item.stage === 1
  return (
    <li className={isOverdue ? 'screen-late' : isNew ? 'is-new' : ''}>
      <span className="live-time fig">{time}</span>
      <span className="row-name">{m.terms.category[item.category]}</span>
      <span className={nameClass(name)}>{name}</span>
      <span className="live-stage">
        {isOverdue ? words.overdueIn(stage) : isNew ? words.isNew : words.stands(stage)}
      </span>
    </li>
  )
}

/** What came last, and what has waited longest past its limit; nothing that singles anybody out. */
export const LiveList = ({
  latest,
  newest,
  overdue,
}: {
  latest: LatestRequests
  newest: number
  overdue: number
}) => {
  const words = useScreenMessages().requests
  const today = dayEndingAt(latest.present)
  const timeOf = ({ createdAt }: LatestRequest): string => {
    if (dayEndingAt(new Date(Date.parse(createdAt) + 1).toISOString()) === today)
      return formatClock(createdAt)
    const { month, day } = dateParts(createdAt)
    return `${month}/${day}`
  }
  return (
    <ul className="screen-live">
      {latest.newest.slice(0, newest).map((item) => (
        <Row key={`new ${item.key}`} item={item} time={timeOf(item)} isOverdue={false} />
      ))}
      {latest.overdue.slice(0, overdue).map((item) => (
        <Row key={`late ${item.key}`} item={item} time={words.overdueBy(item.overdueHours ?? 0)} isOverdue />
      ))}
    </ul>
  )
}
