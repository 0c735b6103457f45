import { formatCount } from '../../../../i18n/format.ts'
import { useMessages } from '../../../../i18n/messages.tsx'
import { useScreenMessages } from '../../../../i18n/screen-messages.ts'
import type { HourFact } from '../../../../i18n/screen-facts.ts'
import './hour-chart.css'

const hoursOfDay = 24
const axisHours = [0, 6, 12, 18] as const
const mostLabels = 2
/** Larger numbers are wider than the bars they would stand on. */
const mostTold = 999

/** As steps from left to right, in a box of 24 × 100. */
const stepPath = (usual: readonly number[], most: number): string =>
  usual
    .map((count, hour) => {
      const y = 100 - (count / most) * 100
      return `${hour === 0 ? 'M' : 'L'}${hour} ${y}H${hour + 1}`
    })
    .join('')

interface Props {
  readonly today: readonly number[]
  readonly usual: readonly number[]
  readonly fact: HourFact
}

/** Requests of each hour of the day so far, before the steps of a usual day. */
export const HourChart = ({ today, usual, fact }: Props) => {
  const m = useMessages()
  const words = useScreenMessages().requests
  const most = Math.max(...today, ...usual, 1)
  const isMarked = (hour: number): boolean =>
    (fact.kind === 'more' || fact.kind === 'fewer') && hour >= fact.from && hour < fact.to
  const peaks = today
    .map((count, hour) => ({ count, hour }))
    .filter(({ count }) => count > 0 && count <= mostTold)
    .toSorted((a, b) => b.count - a.count || a.hour - b.hour)
    .slice(0, mostLabels)
    .map(({ hour }) => hour)
  return (
    <figure className="screen-hours" role="img" aria-label={words.hoursLabel(today, usual)}>
      <div className="hour-bars" aria-hidden="true">
        {Array.from({ length: hoursOfDay }, (_, hour) => (
          <i
            key={hour}
            className={isMarked(hour) ? 'marked' : ''}
            data-figure={`requests.hour.${hour}`}
            data-value={today[hour] ?? 0}
            style={{ height: `${((today[hour] ?? 0) / most) * 100}%` }}
          >
            {peaks.includes(hour) && <b className="fig">{formatCount(today[hour] ?? 0)}</b>}
          </i>
        ))}
        <svg viewBox="0 0 24 100" preserveAspectRatio="none">
          <path d={stepPath(usual, most)} />
        </svg>
      </div>
      <figcaption aria-hidden="true">
        {axisHours.map((hour) => (
          <span key={hour} style={{ left: `${(hour / hoursOfDay) * 100}%` }}>
            {m.panel.requests.hourAxis(hour)}
          </span>
        ))}
        <em>
          <i />
          {words.usual}
        </em>
      </figcaption>
    </figure>
  )
}
