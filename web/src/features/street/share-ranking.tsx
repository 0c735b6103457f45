import { useState } from 'react'
import { formatShare } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { Figure } from '../../ui/figure.tsx'
import type { ProvenanceSource } from '../../ui/provenance-card.tsx'
import { serviceShareLimit } from '../../findings/limits.ts'
import { goToGrid } from './navigate.ts'
import './share-ranking.css'

export interface RankedShare {
  readonly code: string
  readonly name: string
  readonly share: number
  readonly tint: string
  readonly from: ProvenanceSource
}

const shownAtFirst = 6

/** Grids by the share of their households that walk it, in the order given; a name goes there. */
export const ShareRanking = ({ rows }: { rows: readonly RankedShare[] }) => {
  const m = useMessages()
  const [open, setOpen] = useState(false)
  const shown = open ? rows : rows.slice(0, shownAtFirst)
  return (
    <>
      <ul className="share-ranking">
        {shown.map((row) => (
          <li key={row.code}>
            <button type="button" className="ranking-name" onClick={() => goToGrid(row.code)}>
              <i style={{ background: row.tint }} aria-hidden="true" />
              <span>{row.name}</span>
            </button>
            <span className="track" aria-hidden="true">
              <i className="track-value" style={{ width: `${row.share * 100}%` }} />
              <i className="track-limit" style={{ left: `${serviceShareLimit * 100}%` }} />
            </span>
            <Figure
              value={`${formatShare(row.share, serviceShareLimit)}%`}
              label={row.name}
              from={row.from}
            />
          </li>
        ))}
      </ul>
      {rows.length > shownAtFirst && (
        <button type="button" className="more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? m.panel.service.fewer : m.panel.service.more(rows.length - shownAtFirst)}
        </button>
      )}
    </>
  )
}
