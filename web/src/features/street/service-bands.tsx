import { formatShare } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { serviceShareLimit } from '../../findings/limits.ts'
import './service-bands.css'

const bandNames = ['walk-5', 'walk-10', 'walk-15', 'walk-over'] as const

interface Props {
  /** Households within 5, 10 and 15 minutes. */
  within: readonly [number, number, number]
  all: number
}

/** Households by band of minutes: up to 5, 5–10, 10–15, and the rest, against the limit. */
export const ServiceBands = ({ within: [five, ten, fifteen], all }: Props) => {
  const m = useMessages()
  const bands = [five, ten - five, fifteen - ten, all - fifteen]
  return (
    <>
      <div className="bands" role="img" aria-label={m.panel.service.bandsLabel}>
        {bands.map((count, index) =>
          count > 0 ? (
            <span
              key={bandNames[index]}
              className={`band-${bandNames[index]}`}
              style={{ flex: count / all }}
            />
          ) : null,
        )}
        <i className="band-limit" style={{ left: `${serviceShareLimit * 100}%` }} />
      </div>
      <div className="band-axis" aria-hidden="true">
        <span style={{ left: `${serviceShareLimit * 100}%` }}>
          {m.panel.service.limit(serviceShareLimit * 100)} · {m.panel.service.limitSet}
        </span>
      </div>
      <ul className="band-key">
        {bands.map((count, index) => (
          <li key={bandNames[index]}>
            <i className={`band-${bandNames[index]}`} aria-hidden="true" />
            <span className="fig">
              {formatShare(count / all, index === 0 ? serviceShareLimit : undefined)}%
            </span>
            <em>{m.panel.service.band[index]}</em>
          </li>
        ))}
      </ul>
    </>
  )
}
