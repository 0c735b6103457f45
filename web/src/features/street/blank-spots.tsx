import { useState } from 'react'
import type { Overview } from '../../api/overview.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { goToGrid } from './navigate.ts'

const shownAtFirst = 8

/** Every place that lacks its organisation or centre; choosing one goes to it on the map. */
export const BlankSpots = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const [open, setOpen] = useState(false)
  const { gaps } = overview.figures.organizations
  if (gaps.length === 0) return null
  const shown = open ? gaps : gaps.slice(0, shownAtFirst)
  return (
    <div className="sub-block">
      <h3>{m.panel.organization.blanks}</h3>
      <ul className="blank-rows">
        {shown.map((gap) => (
          <li key={`${gap.rule}-${gap.code}`}>
            <i className={`blank-${gap.missing}`} aria-hidden="true" />
            <button
              type="button"
              className="link"
              aria-label={m.panel.organization.showOnMap(gap.name)}
              onClick={() => goToGrid(gap.code)}
            >
              {gap.name}
            </button>
            <span>
              {gap.missing === 'organization'
                ? m.mapWords.missingOrganization[gap.level]
                : m.mapWords.missingCentre}
            </span>
            <code>{gap.rule}</code>
          </li>
        ))}
      </ul>
      {gaps.length > shownAtFirst && (
        <button type="button" className="more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? m.panel.service.fewer : m.panel.service.more(gaps.length - shownAtFirst)}
        </button>
      )}
    </div>
  )
}
