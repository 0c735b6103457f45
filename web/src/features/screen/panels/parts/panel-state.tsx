import type { ReactNode } from 'react'
import { useMessages } from '../../../../i18n/messages.tsx'
import { useScreenMessages } from '../../../../i18n/screen-messages.ts'
import { useElapsed } from '../../../../ui/use-elapsed.ts'
import type { Part } from '../../data/screen-data.ts'
import './panel-state.css'

/** Stands in for a panel whose first answer has not come: its real size, after a moment; or why it will not come. */
export const PanelState = ({ subject, part }: { subject: string; part: Part<unknown> }) => {
  const m = useMessages()
  const words = useScreenMessages()
  const waiting = useElapsed(part.failed === null)
  const frame = (inside: ReactNode): ReactNode => (
    <>
      <p className="screen-kicker">{subject}</p>
      {inside}
    </>
  )
  if (part.failed !== null)
    return frame(
      <div role="alert">
        <h2>
          <span aria-hidden="true">✕</span> {m.panelFailed}
        </h2>
        <p className="screen-empty">{words.failedWhy(part.failed)}</p>
      </div>,
    )
  return frame(
    waiting ? (
      <div className="screen-skeleton" role="status" aria-label={m.loading}>
        <i />
        <i />
        <i />
        <i />
      </div>
    ) : null,
  )
}
