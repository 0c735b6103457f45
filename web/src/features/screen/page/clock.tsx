import { dateParts, formatClock } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { useScreenMessages } from '../../../i18n/screen-messages.ts'
import { useMinute } from '../data/use-minute.ts'

/** What time it is in China, whatever the figures are of. */
export const Clock = () => {
  const m = useMessages()
  const words = useScreenMessages()
  const now = useMinute()
  const date = dateParts(now)
  const weekday = new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay()
  return (
    <time className="screen-clock" dateTime={new Date(now).toISOString()}>
      <b className="fig">{formatClock(now)}</b>
      <span>{`${m.monthDay(date)} ${words.weekdays[weekday] ?? ''}`}</span>
    </time>
  )
}
