import type { Overview } from '../../api/overview.ts'
import { formatShare, unbroken } from '../../i18n/format.ts'
import { useMessages } from '../../i18n/messages.tsx'
import { Figure } from '../../ui/figure.tsx'
import { DeniedByWalk } from './denied-by-walk.tsx'
import { rankedChildren, serviceFinding, spreadFinding } from '../../findings/place-findings.ts'
import { serviceShareLimit } from '../../findings/limits.ts'
import { ServiceBands } from './service-bands.tsx'
import { ShareRanking } from './share-ranking.tsx'
import { tintsIn } from '../../map/tints.ts'
import { openWalkPanel } from './walk/open-walk-panel.ts'
import './service-section.css'

const within = ({ service }: Overview, minutes: number) =>
  service.minutes.find((entry) => entry.minutes === minutes)

const Measured = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const tints = tintsIn(overview)
  const households = (minutes: number): number => within(overview, minutes)?.households ?? 0
  const ranked = rankedChildren(overview.children)
  const [first] = ranked
  return (
    <>
      <div className="lead-row">
        <Figure
          size="lead"
          className="lead-share"
          value={formatShare(within(overview, 5)?.share ?? null, serviceShareLimit)}
          unit="%"
          label={m.panel.service.inside(5)}
          note={2}
          from={(words) => words.provenance.share(overview, 5)}
        />
        <dl className="lead-side">
          <div>
            <dd>{m.panel.service.households(households(5), overview.figures.households)}</dd>
          </div>
          {[10, 15].map((minutes) => (
            <div key={minutes}>
              <dt>{m.panel.service.inside(minutes)}</dt>
              <dd>
                <Figure
                  value={`${formatShare(within(overview, minutes)?.share ?? null, serviceShareLimit)}%`}
                  label={m.panel.service.inside(minutes)}
                  from={(words) => words.provenance.share(overview, minutes)}
                />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <ServiceBands
        within={[households(5), households(10), households(15)]}
        all={overview.figures.households}
      />
      {first !== undefined && (
        <div className="sub-block">
          <h3>{m.findings.spread(spreadFinding(overview.children))}</h3>
          <p className="sub">
            {m.panel.service.ranking(m.terms.levelShort[first.level])} · {m.panel.service.order}
          </p>
          <ShareRanking
            rows={ranked.map((child) => ({
              code: child.code,
              name: child.name,
              share: child.share5,
              tint: tints(child.code),
              from: (words) => words.provenance.childShare(overview, child),
            }))}
          />
        </div>
      )}
      <DeniedByWalk overview={overview} />
    </>
  )
}

/** How many households walk to a service centre, by minutes, and how the grids below compare. */
export const ServiceSection = ({ overview }: { overview: Overview }) => {
  const m = useMessages()
  const finding = serviceFinding(overview)
  return (
    <section id="panel-service" className="panel-section">
      <p className="kicker">{m.panel.service.kicker}</p>
      <h2>{unbroken(m.findings.service(finding))}</h2>
      <p className="sub">{m.panel.service.method(overview.service.speedMps)}</p>
      {finding.kind === 'no-network' && <p className="empty">{m.panel.service.noNetwork}</p>}
      {finding.kind === 'no-households' && <p className="empty">{m.panel.service.empty}</p>}
      {finding.kind === 'no-centre' && (
        <p className="empty">{m.panel.service.noCentre(overview.figures.places.candidate)}</p>
      )}
      {(finding.kind === 'reached' || finding.kind === 'short') && <Measured overview={overview} />}
      {finding.kind !== 'no-network' && (
        <button
          type="button"
          className="button open-walk"
          title={m.panel.service.openWhy}
          onClick={openWalkPanel}
        >
          {m.panel.service.open}
          <kbd aria-hidden="true">W</kbd>
        </button>
      )}
    </section>
  )
}
