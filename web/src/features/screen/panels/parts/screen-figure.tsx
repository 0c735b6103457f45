import { useRef } from 'react'
import { absent } from '../../../../i18n/format.ts'
import { useMessages } from '../../../../i18n/messages.tsx'
import { type ProvenanceSource, useShowProvenance } from '../../../../ui/provenance-card.tsx'
import { noteMark } from './note-mark.ts'
import { useRoll } from './use-roll.ts'
import './screen-figure.css'

interface Props {
  /** Which figure it is, for whoever checks the screen against the server: `coverage.share5`. */
  readonly name: string
  /** Unrounded; null is absent, which is not 0. */
  readonly value: number | null
  /** What the value is a part of, after a stroke. */
  readonly of?: number
  format(value: number): string
  /** What is counted, for the card's title and for screen readers. */
  readonly label: string
  readonly from: ProvenanceSource
  readonly unit?: string
  /** Number of the footnote in the panel's source line. */
  readonly note?: number
  readonly className?: string
}

/** A number that answers “where from?”: its footnote stands in the source line, its card opens on a click. */
export const ScreenFigure = ({ name, value, of, format, label, from, unit, note, className }: Props) => {
  const m = useMessages()
  const show = useShowProvenance()
  const text = useRef<HTMLSpanElement>(null)
  useRoll(text, value, format)
  const shown = value === null ? absent : format(value)
  const part = of === undefined ? '' : `/${format(of)}`
  const tail = value === null ? '' : (unit ?? '')
  return (
    <button
      type="button"
      className={`screen-figure${className === undefined ? '' : ` ${className}`}`}
      data-figure={name}
      data-value={value ?? ''}
      data-of={of}
      aria-label={m.panel.provenance.open(`${label} ${shown}${part}${tail}`)}
      aria-haspopup="dialog"
      onClick={(event) =>
        show({ label: `${label} ${shown}${part}${tail}`, from, anchor: event.currentTarget })
      }
    >
      <span ref={text}>{shown}</span>
      {part}
      {tail !== '' && <small className={tail === '%' ? 'percent' : ''}>{tail}</small>}
      {note !== undefined && <sup>{noteMark(note)}</sup>}
    </button>
  )
}
