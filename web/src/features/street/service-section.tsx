import { useState } from 'react'
import type { Overview } from '../../api/overview.ts'
import { formatShare } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { Figure } from '../../ui/figure.tsx'
import { rankedChildren, serviceFinding, spreadFinding } from './findings.ts'
import { serviceShareLimit } from './limits.ts'
import { goToGrid } from './navigate.ts'
import { tintsIn } from './tints.ts'
import './service-section.css'

const bandNames = ['walk-5', 'walk-10', 'walk-15', 'walk-over'] as const

/** Households by band of minutes: up to 5, 5–10, 10–15, and the rest. */
const bandsOf = ({ figures, service }: Overview): number[] => {
  const within = [5, 10, 15].map(
    (minutes) => service.minutes.find((entry) => entry.minutes === minutes)?.households ?? 0,
  )
  const [five = 0, ten = 0, fifteen = 0] = within
  return [five, ten - five, fifteen - ten, figures.households - fifteen]
}

const Bands = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const bands = bandsOf(overview)
  const all = overview.figures.households
  return (
    <>
      <div className="bands" role="img" aria-label={m.panel.service.bandsLabel}>
        {bands.map((count, index) =>
          count > 0 ? (
            <span
              key={bandNames[index]}
              className={`band-${bandNames[index]}`}
              style={{ flex: count / all }}
            />
          ) : null,
        )}
        <i className="band-limit" style={{ left: `${serviceShareLimit * 100}%` }} />
      </div>
      <div className="band-axis" aria-hidden="true">
        <span style={{ left: `${serviceShareLimit * 100}%` }}>
          {m.panel.service.limit(serviceShareLimit * 100)}
        </span>
      </div>
      <ul className="band-key">
        {bands.map((count, index) => (
          <li key={bandNames[index]}>
            <i className={`band-${bandNames[index]}`} aria-hidden="true" />
            <span className="fig">{formatShare(count / all)}%</span>
            <em>{m.panel.service.band[index]}</em>
          </li>
        ))}
      </ul>
    </>
  )
}

const shownAtFirst = 6

const Ranking = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const tints = tintsIn(overview)
  const [open, setOpen] = useState(false)
  const ranked = rankedChildren(overview.children)
  const shown = open ? ranked : ranked.slice(0, shownAtFirst)
  const [first] = ranked
  if (first === undefined) return null
  return (
    <div className="ranking">
      <h3>{m.findings.spread(spreadFinding(overview.children))}</h3>
      <p className="sub">
        {m.panel.service.ranking(m.terms.levelShort[first.level])} · {m.panel.service.order}
      </p>
      <ul>
        {shown.map((child) => (
          <li key={child.code}>
            <button type="button" className="ranking-name" onClick={() => goToGrid(child.code)}>
              <i style={{ background: tints(child.code) }} aria-hidden="true" />
              <span>{child.name}</span>
            </button>
            <span className="track" aria-hidden="true">
              <i className="track-value" style={{ width: `${child.share5 * 100}%` }} />
              <i className="track-limit" style={{ left: `${serviceShareLimit * 100}%` }} />
            </span>
            <Figure
              value={`${formatShare(child.share5, serviceShareLimit)}%`}
              label={child.name}
              from={(words) => words.provenance.childShare(overview, child)}
            />
          </li>
        ))}
      </ul>
      {ranked.length > shownAtFirst && (
        <button type="button" className="more" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? m.panel.service.fewer : m.panel.service.more(ranked.length - shownAtFirst)}
        </button>
      )}
    </div>
  )
}

/** How many households the service circles reach, by minutes, and how the grids below compare. */
export const ServiceSection = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const finding = serviceFinding(overview)
  const five = overview.service.minutes.find((entry) => entry.minutes === 5)
  const measured = finding.kind === 'reached' || finding.kind === 'short'
  return (
    <section id="panel-service" className="panel-section">
      <p className="kicker">
        {m.panel.service.kicker}
        <span className="approximate">{m.panel.service.approximate}</span>
      </p>
      <h2>{m.findings.service(finding)}</h2>
      <p className="sub">{m.panel.service.method(overview.service.speedMps)}</p>
      {finding.kind === 'no-households' && <p className="empty">{m.panel.service.empty}</p>}
      {finding.kind === 'no-centre' && (
        <p className="empty">{m.panel.service.noCentre(overview.figures.places.candidate)}</p>
      )}
      {measured && five !== undefined && (
        <>
          <div className="lead-row">
            <Figure
              size="lead"
              className="lead-share"
              value={formatShare(five.share, serviceShareLimit)}
              unit="%"
              label={m.panel.service.inside(5)}
              note={2}
              from={(words) => words.provenance.share(overview, 5)}
            />
            <dl className="lead-side">
              <div>
                <dd>{m.panel.service.households(five.households, overview.figures.households)}</dd>
              </div>
              {overview.service.minutes
                .filter((entry) => entry.minutes > 5)
                .map((entry) => (
                  <div key={entry.minutes}>
                    <dt>{m.panel.service.inside(entry.minutes)}</dt>
                    <dd>
                      <Figure
                        value={`${formatShare(entry.share, serviceShareLimit)}%`}
                        label={m.panel.service.inside(entry.minutes)}
                        from={(words) => words.provenance.share(overview, entry.minutes)}
                      />
                    </dd>
                  </div>
                ))}
            </dl>
          </div>
          <Bands overview={overview} />
          <Ranking overview={overview} />
        </>
      )}
    </section>
  )
}
