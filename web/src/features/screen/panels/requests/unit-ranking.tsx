import type { CSSProperties } from 'react'
import type { IndicatorGroup } from '../../../../api/requests.ts'
import { screenMessagesOf, useScreenMessages } from '../../../../i18n/screen-messages.ts'
import { nameClass, nameColumnU } from '../parts/name-size.ts'
import { ScreenFigure } from '../parts/screen-figure.tsx'
import './unit-ranking.css'

const perThousand = (value: number): string => value.toFixed(value < 10 ? 1 : 0)

/** Requests of 30 days for 1,000 households; the tick is the whole place's. */
export const UnitRanking = ({ groups, mean }: { groups: readonly IndicatorGroup[]; mean: number | null }) => {
  const words = useScreenMessages().requests
  const names = groups.map(({ key, name }) => name ?? key)
  const most = Math.max(...groups.map(({ figures }) => figures.per1000Households ?? 0), mean ?? 0, 1)
  return (
    <ol className="screen-ranking" style={{ '--names': nameColumnU(names, 90, 150) } as CSSProperties}>
      {groups.map(({ key, figures, households }, index) => (
        <li key={key}>
          <span className={nameClass(names[index] ?? '')}>{names[index]}</span>
          <span className="screen-track" aria-hidden="true">
            <i
              style={{
                width: `${((figures.per1000Households ?? 0) / most) * 100}%`,
                background: 'var(--chart-3)',
              }}
            />
            {mean !== null && <i className="limit" style={{ left: `${(mean / most) * 100}%` }} />}
          </span>
          <ScreenFigure
            name={`requests.per1000.${key}`}
            value={figures.per1000Households}
            format={perThousand}
            label={names[index] ?? ''}
            from={(messages) =>
              screenMessagesOf(messages).requests.provenance.per1000(figures.total, households ?? 0)
            }
          />
        </li>
      ))}
      <li className="ranking-note">{words.rankingNote(mean === null ? null : perThousand(mean))}</li>
    </ol>
  )
}
