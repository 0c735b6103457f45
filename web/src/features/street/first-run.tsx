import { useState } from 'react'
import { recall, remember } from '../../app/remembered.ts'
import { useMessages } from '../../i18n/messages.tsx'
import './first-run.css'

/** A short way in for the three kinds of people, on generated data only; once put away it stays away. */
export const FirstRun = () => {
  const m = useMessages()
  const [seen, setSeen] = useState(recall('first-run') === 'seen')
  if (seen) return null
  const ways = [
    [m.firstRun.leader, m.firstRun.leaderHow],
    [m.firstRun.inspector, m.firstRun.inspectorHow],
    [m.firstRun.duty, m.firstRun.dutyHow],
  ] as const
  return (
    <aside className="first-run" aria-label={m.firstRun.title}>
      <h2>{m.firstRun.title}</h2>
      <p>{m.firstRun.why}</p>
      <dl>
        {ways.map(([who, how]) => (
          <div key={who}>
            <dt>{who}</dt>
            <dd>{how}</dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        className="button primary"
        onClick={() => {
          remember('first-run', 'seen')
          setSeen(true)
        }}
      >
        {m.firstRun.start}
      </button>
    </aside>
  )
}
