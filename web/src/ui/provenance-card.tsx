import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { useMessages } from '../i18n/messages.tsx'
import type { ProvenanceText } from '../i18n/provenance.ts'
import type { Messages } from '../i18n/zh.ts'
import { Icon } from './icon.tsx'
import './provenance-card.css'

/** Asked again whenever the language changes. */
export type ProvenanceSource = (messages: Messages) => ProvenanceText

interface Shown {
  label: string
  from: ProvenanceSource
  anchor: HTMLElement
}

const ShowContext = createContext<(shown: Shown) => void>(() => undefined)

export const useShowProvenance = (): ((shown: Shown) => void) => useContext(ShowContext)

const marginPx = 12

/** Beside the figure where there is room, to its left first: the panel stands at the right edge. */
const placeBeside = (anchor: HTMLElement, card: HTMLElement): { left: number; top: number } => {
  const { offsetWidth: widthPx, offsetHeight: heightPx } = card
  const rect = anchor.getBoundingClientRect()
  const left = rect.left - widthPx - marginPx
  const fitsLeft = left >= marginPx
  const lowest = innerHeight - heightPx - marginPx
  return {
    left: fitsLeft
      ? left
      : Math.max(marginPx, Math.min(rect.right + marginPx, innerWidth - widthPx - marginPx)),
    top: Math.max(marginPx, Math.min(rect.top - 20, lowest)),
  }
}

interface CardProps {
  shown: Shown
  dataTime: string
  onClose(): void
}

const Card = ({ shown, dataTime, onClose }: CardProps) => {
  const m = useMessages()
  const card = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = card.current
    if (element === null) return
    const { left, top } = placeBeside(shown.anchor, element)
    element.style.left = `${left}px`
    element.style.top = `${top}px`
    element.focus({ preventScroll: true })
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !element.contains(event.target)) onClose()
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [shown, onClose])

  const text = shown.from(m)
  const rows: [string, string][] = [
    [m.panel.provenance.method, text.method],
    [m.panel.provenance.inputs, text.inputs],
    [m.panel.provenance.rule, text.rule],
    ...(text.other === undefined ? [] : [[m.panel.provenance.other, text.other] as [string, string]]),
    [m.panel.provenance.data, dataTime],
  ]
  return (
    <div
      ref={card}
      className="provenance"
      role="dialog"
      aria-label={m.panel.provenance.title(shown.label)}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
        shown.anchor.focus()
      }}
    >
      <p className="kicker">{m.panel.provenance.title(shown.label)}</p>
      <button type="button" className="provenance-close" aria-label={m.close} onClick={onClose}>
        <Icon name="close" size={16} />
      </button>
      <p className="provenance-sum">{text.formula}</p>
      <dl>
        {rows.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** Holds the one open card of the page. */
export const ProvenanceProvider = ({ dataTime, children }: { dataTime: string; children: ReactNode }) => {
  const [shown, setShown] = useState<Shown | null>(null)
  const close = useCallback(() => setShown(null), [])
  return (
    <ShowContext value={setShown}>
      {children}
      {shown !== null && <Card shown={shown} dataTime={dataTime} onClose={close} />}
    </ShowContext>
  )
}
