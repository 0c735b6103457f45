import type { Overview } from '../../api/overview.ts'
import { formatCount } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { Figure } from '../../ui/figure.tsx'
import { BlankSpots } from './blank-spots.tsx'
import { organizationFinding } from '../../findings/place-findings.ts'
import './organization-section.css'

const levels = ['street', 'district', 'unit', 'basic'] as const

/** Counts up to this are drawn as one cell each; above it the missing ones would be too thin to see. */
const mostCells = 80

/** Present and missing as cells: the missing ones hatched, at the end. */
const Cells = ({ present, expected }: { present: number; expected: number }) => {
  if (expected > mostCells)
    return (
      <span className="cells" aria-hidden="true">
        <i className="cell-present" style={{ flex: present }} />
        {expected > present && (
          <i className="cell-missing" style={{ flex: expected - present, minWidth: 4 }} />
        )}
      </span>
    )
  return (
    <span className="cells" aria-hidden="true">
      {Array.from({ length: expected }, (_, index) => (
        <i key={index} className={index < present ? 'cell-present' : 'cell-missing'} />
      ))}
    </span>
  )
}

/** The four levels of organisation, the places, the posts, and every blank spot with a way to it. */
export const OrganizationSection = ({ overview, recorded }: { overview: Overview; recorded: boolean }) => {
  const m = useMessages()
  const { organizations, bodies, posts, places } = overview.figures
  return (
    <section id="panel-organization" className="panel-section">
      <p className="kicker">{m.panel.organization.kicker}</p>
      <h2>
        {m.findings.organization(organizationFinding(overview, recorded))}
        {recorded && (
          <Figure
            value=""
            label={m.panel.organization.blanks}
            note={4}
            from={(words) => words.provenance.blanks(overview)}
          />
        )}
      </h2>
      {!recorded ? (
        <p className="empty">{m.panel.organization.empty}</p>
      ) : (
        <>
          <ul className="organization-rows">
            {levels
              .filter((level) => organizations[level].expected > 0)
              .map((level) => (
                <li key={level}>
                  <span>{m.terms.organization[level]}</span>
                  <Cells {...organizations[level]} />
                  <Figure
                    value={`${formatCount(organizations[level].present)}/${formatCount(organizations[level].expected)}`}
                    label={m.terms.organization[level]}
                    from={(words) => words.provenance.organization(overview, level)}
                  />
                </li>
              ))}
          </ul>
          <dl className="facts">
            {bodies.total > 0 && (
              <div>
                <dt>{m.panel.organization.bodies}</dt>
                <dd>
                  <Figure
                    value={m.panel.organization.of(bodies.covered, bodies.total)}
                    label={m.panel.organization.bodies}
                    from={(words) => words.provenance.bodies(overview)}
                  />
                </dd>
              </div>
            )}
            {posts.planned > 0 && (
              <div>
                <dt>{m.panel.organization.posts}</dt>
                <dd>
                  <Figure
                    value={m.panel.organization.of(posts.filled, posts.planned)}
                    label={m.panel.organization.posts}
                    from={(words) => words.provenance.posts(overview)}
                  />
                </dd>
              </div>
            )}
          </dl>
        </>
      )}
      <dl className="facts">
        {(['hall', 'centre', 'station', 'candidate'] as const)
          .filter((kind) => places[kind] > 0)
          .map((kind) => (
            <div key={kind}>
              <dt>{m.terms.place[kind]}</dt>
              <dd>
                <Figure
                  value={formatCount(places[kind])}
                  unit={m.terms.unit.places}
                  label={m.terms.place[kind]}
                  from={(words) => words.provenance.places(overview)}
                />
              </dd>
            </div>
          ))}
      </dl>
      {recorded && <BlankSpots overview={overview} />}
    </section>
  )
}
