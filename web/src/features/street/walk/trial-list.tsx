import { useState } from 'react'
import { useMessages } from '../../../i18n/messages.tsx'
import { boxAround } from './boxes.ts'
import { CentreLink } from './centre-link.tsx'
import type { WalkDesk } from './walk-desk.tsx'
import { covers } from './walk-inputs.ts'
import './trial-card.css'

const shownAtFirst = 6

/** The centres by name, for those who move them with the keyboard. */
export const TrialList = ({ desk }: { desk: WalkDesk }) => {
  const m = useMessages()
  const [open, setOpen] = useState(false)
  const centres = desk.centres.filter(covers)
  if (centres.length === 0 || desk.map === null) return null
  const shown = open ? centres : centres.slice(0, shownAtFirst)
  return (
    <section className="panel-section">
      <h3>{m.walk.trial}</h3>
      <p className="sub">{m.walk.trialList}</p>
      <p className="sub">{m.walk.trialHint}</p>
      <ul className="trial-list">
        {shown.map((centre) => (
          <li key={centre.id}>
            <CentreLink desk={desk} centre={centre} />
            <button
              type="button"
              className="button small"
              aria-label={m.walk.trialMove(centre.name)}
              onClick={() => {
                desk.map?.fitTo(boxAround(centre.position), { animate: false })
                desk.map?.grabCentre(centre.id)
              }}
            >
              {m.walk.trialPick}
            </button>
          </li>
        ))}
      </ul>
      {centres.length > shownAtFirst && (
        <button type="button" className="more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? m.panel.service.fewer : m.panel.service.more(centres.length - shownAtFirst)}
        </button>
      )}
    </section>
  )
}
