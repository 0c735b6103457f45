import type { CSSProperties } from 'react'
import type { CoverageRow } from '../../../../api/coverage.ts'
import { serviceShareLimit } from '../../../../findings/limits.ts'
import { formatShare } from '../../../../i18n/format.ts'
import { screenMessagesOf, useScreenMessages } from '../../../../i18n/screen-messages.ts'
import { nameClass, nameColumnU } from '../parts/name-size.ts'
import { ScreenFigure } from '../parts/screen-figure.tsx'
import './share-rows.css'

/** Room that the district's colour takes before its name. */
const markU = 13

const percent = (share: number): string => `${share * 100}%`

interface Props {
  /** Highest share first. */
  readonly rows: readonly CoverageRow[]
  readonly most: number
  readonly hasAxis: boolean
  tintOf(code: string): string
}

/** The grids below, ranked: five minutes over ten, and where the limit is. */
export const ShareRows = ({ rows, most, hasAxis, tintOf }: Props) => {
  const words = useScreenMessages().coverage
  // Too many for the room: the best one, and those that want attention most.
  const shown = rows.length <= most ? rows : [...rows.slice(0, 1), ...rows.slice(rows.length - most + 1)]
  const names = shown.map(({ name }) => words.stem(name))
  const columns = { '--names': nameColumnU(names, 70, 152) + markU } as CSSProperties
  return (
    <div className="screen-shares" style={columns}>
      <ol>
        {shown.map((row, index) => (
          <li key={row.code} className={index === 1 && rows.length > most ? 'after-cut' : ''}>
            <span className={nameClass(names[index] ?? '')}>
              <i style={{ background: tintOf(row.code) }} />
              {names[index]}
            </span>
            <span className="screen-track" aria-hidden="true">
              <i style={{ width: percent(row.within[1]?.share ?? 0), background: 'var(--walk-15)' }} />
              <i style={{ width: percent(row.share ?? 0), background: 'var(--walk-5)' }} />
              <i className="limit" style={{ left: percent(serviceShareLimit) }} />
            </span>
            <ScreenFigure
              name={`coverage.child.${row.code}`}
              value={row.share}
              format={(share) => formatShare(share, serviceShareLimit)}
              unit="%"
              label={row.name}
              from={(messages) => screenMessagesOf(messages).coverage.provenance.child(row)}
            />
          </li>
        ))}
      </ol>
      {hasAxis && (
        <p className="share-axis" aria-hidden="true">
          <span>
            <em>0</em>
            <em style={{ left: '50%' }}>50</em>
            <em style={{ right: 0 }}>{words.limit(serviceShareLimit * 100)}</em>
          </span>
        </p>
      )}
    </div>
  )
}
