import type { CSSProperties } from 'react'
import { formatCount } from '../../../../i18n/format.ts'
import { screenMessagesOf, useScreenMessages } from '../../../../i18n/screen-messages.ts'
import { nameClass, nameColumnU } from '../parts/name-size.ts'
import { ScreenFigure } from '../parts/screen-figure.tsx'
import type { GapRest, GapRow } from './coverage-facts.ts'
import './gap-rows.css'

/** The largest gaps by the households in them, each hatched as on the map, and what is left. */
export const GapRows = ({
  rows,
  rest,
  householdsAll,
}: {
  rows: readonly GapRow[]
  rest: GapRest | null
  householdsAll: number
}) => {
  const words = useScreenMessages().coverage
  const names = rows.map(({ where }) => words.gapWhere(where))
  const most = rows[0]?.households ?? 1
  return (
    <ol className="screen-gaps" style={{ '--names': nameColumnU(names, 110, 176) } as CSSProperties}>
      {rows.map(({ id, households }, index) => (
        <li key={id}>
          <span className="screen-gap-rank fig">{index + 1}</span>
          <span className={nameClass(names[index] ?? '')}>{names[index]}</span>
          <span className="screen-gap-track" aria-hidden="true">
            <i className="hatched" style={{ width: `${(households / most) * 100}%` }} />
          </span>
          <ScreenFigure
            name={`coverage.gap.${id}`}
            value={households}
            format={formatCount}
            unit={words.rowUnit}
            label={names[index] ?? ''}
            from={(messages) => screenMessagesOf(messages).coverage.provenance.gap(households, householdsAll)}
          />
        </li>
      ))}
      {rest !== null && (
        <li className="gap-rest">
          <span />
          <span className="row-name">{words.rest(rest.count)}</span>
          <span />
          <ScreenFigure
            name="coverage.gap.rest"
            value={rest.households}
            format={formatCount}
            unit={words.rowUnit}
            label={words.rest(rest.count)}
            from={(messages) => screenMessagesOf(messages).coverage.provenance.gapRest(rest, householdsAll)}
          />
        </li>
      )}
    </ol>
  )
}
