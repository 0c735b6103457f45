import './limit-tick.css'

/** A limit on a line: a stroke across it, and what it is above it. The line is `position: relative`. */
export const LimitTick = ({ percent, label }: { percent: number; label: string }) => (
  <i className="limit-tick" style={{ left: `${percent}%` }}>
    <u>{label}</u>
  </i>
)
