import type { CSSProperties } from 'react'
import type { Registers } from '../../../../api/registers.ts'
import { formatCount } from '../../../../i18n/format.ts'
import { screenMessagesOf, useScreenMessages } from '../../../../i18n/screen-messages.ts'
import { ScreenFigure } from '../parts/screen-figure.tsx'
import { ratings } from './organization-facts.ts'
import './rating-rows.css'

/** This quarter's ratings of property companies, by compound; the sign says what the colour does. */
export const RatingRows = ({ registers }: { registers: Registers }) => {
  const words = useScreenMessages().organization
  const most = Math.max(...ratings.map((rating) => registers.ratings[rating]), 1)
  return (
    <ul className="screen-ratings">
      {ratings.map((rating) => (
        <li key={rating} style={{ '--c': `var(--rate-${rating})` } as CSSProperties}>
          <b>{words.rating[rating]}</b>
          <span aria-hidden="true">
            <i style={{ width: `${(registers.ratings[rating] / most) * 100}%` }} />
          </span>
          <ScreenFigure
            name={`organization.rating.${rating}`}
            value={registers.ratings[rating]}
            format={formatCount}
            label={words.ratingName[rating]}
            from={(messages) =>
              screenMessagesOf(messages).organization.provenance.rating(
                rating,
                registers.ratings,
                registers.compounds.total,
              )
            }
          />
        </li>
      ))}
    </ul>
  )
}
