import { useMessages } from '../i18n/messages.tsx'
import { type ProvenanceSource, useShowProvenance } from './provenance-card.tsx'
import './figure.css'

const marks = '①②③④⑤⑥⑦⑧⑨'

interface Props {
  value: string
  /** What is counted, for the card's title and for screen readers. */
  label: string
  from: ProvenanceSource
  unit?: string
  size?: 'lead' | 'figure' | 'text'
  /** Number of the footnote in the source line. */
  note?: number
  className?: string
  /** −1 where the arrow keys lead to the figure. */
  tabIndex?: number
}

/** A number that answers “where from?”: press it and its provenance card opens. */
export const Figure = ({ value, label, from, unit, size = 'text', note, className, tabIndex }: Props) => {
  const m = useMessages()
  const show = useShowProvenance()
  return (
    <button
      type="button"
      className={`figure figure-${size}${className === undefined ? '' : ` ${className}`}`}
      aria-label={`${m.panel.provenance.open(`${label} ${value}${unit ?? ''}`)}`}
      tabIndex={tabIndex}
      aria-haspopup="dialog"
      onClick={(event) => show({ label, from, anchor: event.currentTarget })}
    >
      {value}
      {unit !== undefined && <small>{unit}</small>}
      {note !== undefined && <sup>{marks[note - 1]}</sup>}
    </button>
  )
}
