import type { Overview } from '../../../api/overview.ts'
import { adjustWalk } from '../../../app/view-history.ts'
import { formatCount, unbroken } from '../../../i18n/format.ts'
import { useMessages } from '../../../i18n/messages.tsx'
import { Figure } from '../../../ui/figure.tsx'
import { Icon } from '../../../ui/icon.tsx'
import type { ProbeState } from './use-probe.ts'
import type { WalkDesk } from './walk-desk.tsx'
import { probeFinding } from './walk-findings.ts'
import { gridName, inputsOf } from './walk-inputs.ts'
import './probe-card.css'

type Answered = Extract<ProbeState, { kind: 'answered' }>

const mostNames = 3

const Rings = ({ desk, overview, probe }: { desk: WalkDesk; overview: Overview; probe: Answered }) => {
  const m = useMessages()
  const { rings, snapped } = probe.areas
  const last = rings.at(-1)
  const names = (last?.centres ?? []).flatMap((number) => desk.centres[number]?.name ?? [])
  const inputs = { ...inputsOf(desk, overview), speedMps: probe.speedMps }
  const columns = m.walk.probeColumns
  return (
    <>
      <h2>{unbroken(m.walk.findings.probe(probeFinding(rings, desk.within)))}</h2>
      <p className="sub">
        {m.walk.speedValue(probe.speedMps)}
        {snapped !== null && ` · ${m.walk.probeFrom(Math.round(snapped.snappedM))}`}
        {snapped?.island === true && ` · ${m.walk.probeIsland}`}
      </p>
      <table className="probe-rings">
        <thead>
          <tr>
            <th scope="col">{columns.minutes}</th>
            <th scope="col">{columns.households}</th>
            <th scope="col">{columns.residents}</th>
            <th scope="col">{columns.centres}</th>
            <th scope="col">{columns.grids}</th>
          </tr>
        </thead>
        <tbody>
          {rings.map((ring) => (
            <tr key={ring.minutes} aria-current={ring.minutes === desk.within ? 'true' : undefined}>
              <th scope="row" className="fig">
                <i className={`band-walk-${ring.minutes}`} aria-hidden="true" />
                {ring.minutes}
              </th>
              <td>
                <Figure
                  value={formatCount(ring.households)}
                  label={`${m.walk.probe} ${m.mapWords.minutes(ring.minutes)}`}
                  from={(words) =>
                    words.walkProvenance.probe({ ...inputs, minutes: ring.minutes }, ring.households)
                  }
                />
              </td>
              <td className="fig">{formatCount(ring.residents)}</td>
              <td className="fig">{formatCount(ring.centres.length)}</td>
              <td className="fig">{formatCount(ring.grids.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="probe-names">
        {names.length === 0
          ? m.walk.probeNoCentre
          : m.walk.probeCentres(m.mapWords.listOf(names.slice(0, mostNames)))}
        {names.length > mostNames && ` ${m.walk.probePlaces(names.length)}`}
      </p>
      {last !== undefined && last.grids.length > 0 && (
        <p className="probe-names">
          {m.walk.probeGrids}{' '}
          {m.mapWords.listOf(last.grids.slice(0, mostNames).map(({ code }) => gridName(desk, code)))}
          {last.grids.length > mostNames && ` ${m.walk.probeMore(last.grids.length)}`}
        </p>
      )}
    </>
  )
}

/** How far one walks from the place that was clicked, and who and what is there; or why that cannot be said. */
export const ProbeCard = ({ desk, overview }: { desk: WalkDesk; overview: Overview }) => {
  const m = useMessages()
  const { probe } = desk
  if (probe.kind === 'none') return null
  return (
    <section className="panel-section walk-card probe-card" aria-label={m.walk.probe} aria-live="polite">
      <p className="kicker">{m.walk.probe}</p>
      <button
        type="button"
        className="icon-button"
        aria-label={m.walk.probeClose}
        title={m.walk.probeClose}
        onClick={() => adjustWalk({ at: null })}
      >
        <Icon name="close" size={16} />
      </button>
      {probe.kind === 'asking' && <p className="empty">{m.walk.computing}</p>}
      {probe.kind === 'refused' && <h2 className="probe-refused">{m.walk.refused(probe.code)}</h2>}
      {probe.kind === 'answered' && <Rings desk={desk} overview={overview} probe={probe} />}
    </section>
  )
}
