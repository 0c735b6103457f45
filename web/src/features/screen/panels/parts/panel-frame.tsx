import type { ReactNode, RefObject } from 'react'
import './panel-frame.css'

/** What a panel is about, and the sentence that says what there is to see. */
export const PanelTitle = ({
  subject,
  scope,
  title,
}: {
  subject: string
  scope: string
  title: ReactNode
}) => (
  <div className="panel-title">
    <p className="screen-kicker">
      {subject} <span>{scope}</span>
    </p>
    <h2>{title}</h2>
  </div>
)

/** A part of a panel with a finding of its own. */
export const PanelSection = ({
  title,
  className,
  children,
}: {
  title: ReactNode
  className?: string
  children?: ReactNode
}) => (
  <section className={`screen-section${className === undefined ? '' : ` ${className}`}`}>
    <h3>{title}</h3>
    {children}
  </section>
)

/** The column that a panel's parts stand in; see `useFit`. */
export const PanelColumn = ({
  box,
  children,
}: {
  box?: RefObject<HTMLDivElement | null>
  children: ReactNode
}) => (
  <div ref={box} className="panel-column">
    {children}
  </div>
)
