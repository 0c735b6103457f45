import type { RefObject } from 'react'
import { useMessages } from '../../../i18n/messages.tsx'
import { useScreenMapMessages } from '../../../i18n/screen-map-messages.ts'
import type { HotCell } from '../../../map/screen-spots.ts'
import type { Overview } from '../../../api/overview.ts'
import { circleMinutes } from './walked-circles.ts'
import { hotDays } from './use-hot-cells.ts'

interface Props {
  street: Overview
  hot: readonly HotCell[]
  hasNewest: boolean
  scaleBarIn: RefObject<HTMLDivElement | null>
}

/** What the map's signs mean, of those it has; and where they come from. */
export const MapLegend = ({ street, hot, hasNewest, scaleBarIn }: Props) => {
  const m = useMessages()
  const words = useScreenMapMessages()
  const { places } = street.figures
  const isWalked = street.service.network && places.centre > 0
  const bands = ([99, 95, 90] as const).filter((band) => hot.some((cell) => cell.band === band))
  const { synthetic, attribution } = street.street
  const sources = [
    street.service.network ? words.source.walk : words.source.radius,
    ...(bands.length > 0 ? [words.source.spots(hotDays)] : []),
    ...(hasNewest ? [words.source.newest] : []),
    synthetic ? m.synthetic : attribution,
  ]
  return (
    <div className="map-foot">
      <div ref={scaleBarIn} className="map-scale-stand" />
      <ul className="map-legend" aria-label={words.legend.label}>
        {isWalked && (
          <li>
            {words.legend.walk}
            {circleMinutes.map((limit) => (
              <span key={limit} className="key-class">
                <i className={`key key-walk-${limit}`} />
                {limit === circleMinutes.at(-1) ? words.legend.minutes(limit) : limit}
              </span>
            ))}
          </li>
        )}
        {street.service.network && street.figures.households > 0 && (
          <li>
            <i className="key key-gap" />
            {words.legend.gap}
          </li>
        )}
        {bands.length > 0 && (
          <li>
            {words.legend.spot}
            {bands.map((band) => (
              <span key={band} className="key-class">
                <svg className={`key-hex key-hot-${band}`} viewBox="0 0 17 19" aria-hidden="true">
                  <path d="M8.5 1l7.5 4.25v8.5L8.5 18L1 13.75v-8.5z" />
                </svg>
                {band === bands.at(-1) ? words.legend.sure(band) : band}
              </span>
            ))}
          </li>
        )}
        {hasNewest && (
          <li>
            <i className="key-newest" />
            {words.legend.newest}
          </li>
        )}
        {places.centre > 0 && (
          <li>
            <i className="key-centre" />
            {words.legend.centre}
          </li>
        )}
        {places.hall > 0 && (
          <li>
            <i className="key-hall" />
            {words.legend.hall}
          </li>
        )}
      </ul>
      <p className="map-sources">{sources.join(' · ')}</p>
    </div>
  )
}
