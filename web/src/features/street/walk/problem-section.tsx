import { useMessages } from '../../../i18n/messages.tsx'
import { CentreLink } from './centre-link.tsx'
import type { WalkDesk } from './walk-desk.tsx'
import './problem-section.css'

/** Centres that nobody can walk to, or only from an island: a fault of the data more often than of the town. */
export const ProblemSection = ({ desk }: { desk: WalkDesk }) => {
  const m = useMessages()
  const found = desk.centres.filter(({ problem }) => problem !== null)
  if (found.length === 0) return null
  return (
    <section className="panel-section">
      <h3>{m.walk.problems(found.length)}</h3>
      <ul className="problem-rows">
        {found.map((centre) => (
          <li key={centre.id}>
            <span className="problem-mark" aria-hidden="true">
              !
            </span>
            <CentreLink desk={desk} centre={centre} />
            <span>{centre.problem !== null && m.walk.problem[centre.problem]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
