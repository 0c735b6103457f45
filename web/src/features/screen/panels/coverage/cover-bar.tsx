import type { Overview } from '../../../../api/overview.ts'
import { serviceShareLimit } from '../../../../findings/limits.ts'
import { formatShare } from '../../../../i18n/format.ts'
import { useMessages } from '../../../../i18n/messages.tsx'
import { screenMessagesOf } from '../../../../i18n/screen-messages.ts'
import { ScreenFigure } from '../parts/screen-figure.tsx'
import { minutesOf } from './minutes-of.ts'
import './cover-bar.css'

const tokens = ['--walk-5', '--walk-10', '--walk-15', '--walk-over'] as const
const names = ['5', '5-10', '10-15', 'over'] as const

/** All households by the minutes they walk, each once. */
export const CoverBar = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const all = overview.figures.households
  const [five, ten, fifteen] = [5, 10, 15].map((minutes) => minutesOf(overview, minutes)?.households ?? 0)
  const bands = [five ?? 0, (ten ?? 0) - (five ?? 0), (fifteen ?? 0) - (ten ?? 0), all - (fifteen ?? 0)]
  return (
    <div className="cover-bar">
      <div className="cover-bands" aria-hidden="true">
        {bands.map((households, index) =>
          households > 0 ? (
            <i
              key={names[index]}
              className={index === 3 ? 'hatched' : ''}
              style={{ flex: households, background: index === 3 ? undefined : `var(${tokens[index]})` }}
            />
          ) : null,
        )}
      </div>
      <ul aria-label={m.panel.service.bandsLabel}>
        {bands.map((households, index) => (
          <li key={names[index]}>
            <ScreenFigure
              name={`coverage.band.${names[index]}`}
              value={households / all}
              format={(share) => formatShare(share, index === 0 ? serviceShareLimit : undefined)}
              unit="%"
              label={m.panel.service.band[index] ?? ''}
              from={(messages) =>
                screenMessagesOf(messages).coverage.provenance.band(overview, index, households)
              }
            />
            <span>
              <i
                className={index === 3 ? 'hatched' : ''}
                style={{ background: index === 3 ? undefined : `var(${tokens[index]})` }}
              />
              {m.panel.service.band[index]}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
